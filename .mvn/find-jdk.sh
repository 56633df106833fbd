# Read by ./dandelion and .ci/run: says where a JDK 25 or newer lives.
# find_jdk sets JDK to its folder; without one it says so and exits 3.

DANDELION_NEEDS=25

# java_version HOME: the feature number (25, 17, 8) of the Java in HOME, 0 if there is none.
java_version() {
  [ -x "$1/bin/java" ] || { echo 0; return; }
  version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  version=${version#1.}
  version=${version%%[!0-9]*}
  echo "${version:-0}"
}

new_enough() { [ "$(java_version "$1")" -ge "$DANDELION_NEEDS" ]; }

# real_path FILE: FILE with every symbolic link followed (macOS has no readlink -f of old).
real_path() {
  file=$1
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  echo "$(CDPATH='' cd -P "$(dirname "$file")" && pwd)/$(basename "$file")"
}

no_jdk() {
  {
    echo "Dandelion needs Java $DANDELION_NEEDS or newer; $1."
    echo "Install a JDK $DANDELION_NEEDS, e.g. Temurin $DANDELION_NEEDS (package temurin-$DANDELION_NEEDS-jdk),"
    echo "or set DANDELION_JAVA to the folder of one (the folder that holds bin/java)."
  } >&2
  exit 3
}

find_jdk() {
  if [ -n "${DANDELION_JAVA:-}" ]; then
    JDK=$DANDELION_JAVA
    if [ -f "$JDK" ]; then # the java program itself was named
      JDK=$(dirname "$(dirname "$(real_path "$JDK")")")
    fi
    if new_enough "$JDK"; then
      JDK=$(CDPATH='' cd "$JDK" && pwd)
      return
    fi
    case $(java_version "$JDK") in
      0) no_jdk "DANDELION_JAVA=$DANDELION_JAVA holds no bin/java" ;;
      *) no_jdk "DANDELION_JAVA=$DANDELION_JAVA is Java $(java_version "$JDK")" ;;
    esac
  fi
  path_java=$(command -v java || true)
  if [ -n "$path_java" ]; then
    path_java=$(dirname "$(dirname "$(real_path "$path_java")")")
  fi
  for JDK in "${JAVA_HOME:-}" "$path_java" \
    /usr/lib/jvm/* /usr/local/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$JDK" ] && new_enough "$JDK" && return
  done
  if [ -n "$path_java" ]; then
    no_jdk "the java on the PATH is Java $(java_version "$path_java"), and no newer one was found"
  else
    no_jdk "none was found"
  fi
}
