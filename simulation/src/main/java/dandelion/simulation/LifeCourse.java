package dandelion.simulation;

import dandelion.care.Act;
import dandelion.care.Chart;
import dandelion.care.Finding;
import dandelion.care.Table;
import dandelion.care.Test;
import dandelion.disease.Biology;
import dandelion.disease.Body;
import dandelion.disease.Lesion;
import dandelion.disease.Sighting;
import dandelion.evidence.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One life, to be read and drawn when it is over: what happened, and beside it, kept apart, what
 * nobody could know. Times are years from the operation on the primary.
 */
public final class LifeCourse implements Log {
  private static final double SAMPLE_EVERY_YEARS = 1 / 24.0;

  private final Biology biology;
  private final List<Happening> happenings = new ArrayList<>();
  private final Map<Long, Track> tracks = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private double sampledTo;
  private double reserveBefore;
  private double volumeBefore;

  /** A course of a patient with this disease, still to be written. */
  public LifeCourse(Biology biology) {
    this.biology = biology;
  }

  // ---- what happened

  /** Something that happened. */
  public sealed interface Happening {
    /** When. */
    double years();
  }

  /** A finding on the chart, and its value. */
  public record Fact(Finding finding, double value) {}

  /** Lesions seen at a site. */
  public record Seen(Site site, int count, double largestMm) {}

  /** What a pathway makes of a marker's level. */
  public enum Reading {
    /** It was not measured. */
    NONE,
    /** It calls for nothing. */
    LOW,
    /** It calls for a work-up. */
    HIGH,
    /** The pathway has no rule about it. */
    UNJUDGED
  }

  /** Lesions that are there, and the largest of them. */
  public record Truth(int lesions, double largestMm) {}

  /** The primary was cut out. */
  public record Operated(double years, Truth truth) implements Happening {}

  /** Entry into the study, with what is known of the person. */
  public record Entered(double years, List<Fact> person) implements Happening {}

  /** A scheduled visit; see {@link Log#visited}. */
  public record Visited(
      double years, Test test, boolean kept, double level, boolean alarm, boolean falsely)
      implements Happening {}

  /**
   * Tests were done, and this is what they showed.
   *
   * @param by what led to them: a test's name, symptoms, restaging
   * @param tests what was done
   * @param level of the marker; not a number when it was not measured, or raised by no tumour
   * @param reading how the pathway reads that level
   * @param seen by site; empty when nothing was seen
   * @param truth hidden: what was there
   */
  public record Found(
      double years,
      String by,
      List<Test> tests,
      double level,
      Reading reading,
      List<Seen> seen,
      Truth truth)
      implements Happening {
    /** Lesions seen anywhere. */
    public int total() {
      return seen.stream().mapToInt(Seen::count).sum();
    }
  }

  /**
   * A table decided.
   *
   * @param looked what the row looked at
   * @param declined offers that the patient did not get or take
   * @param steps what is done; empty when nothing of the row was taken and the rows below decide
   */
  public record Decided(
      double years,
      String table,
      String row,
      String why,
      String strength,
      List<String> sources,
      List<Fact> looked,
      List<Table.Offer> declined,
      List<Table.Step> steps)
      implements Happening {}

  /**
   * Something was done.
   *
   * @param endsYears when it ended, or was to end
   * @param reserveBefore what the liver could do before it, percent; reserveAfter: after it
   * @param volumeBefore the liver's volume before it, percent; volumeAfter: after it
   * @param ended hidden: how many lesions it ended
   * @param truth hidden: what is there afterwards, for a course when it ends
   */
  public record Treated(
      double years,
      double endsYears,
      Act act,
      boolean stoppedEarly,
      boolean complicated,
      double reserveBefore,
      double reserveAfter,
      double volumeBefore,
      double volumeAfter,
      int ended,
      Truth truth)
      implements Happening {}

  /** The life, or what the study sees of it, is over; cause is null for those alive. */
  public record Ended(double years, @Nullable Event cause, Truth truth) implements Happening {}

  // ---- what nobody could know

  /** How a lesion's track ends. */
  public enum Ending {
    STILL_THERE,
    CUT_OUT,
    DESTROYED,
    ERASED,
    /** By immunity, before it was anything. */
    CLEARED
  }

  /** A stretch of time in which a lesion only grew. */
  public record Stretch(double fromYears, double untilYears, double birthYears) {}

  /** One lesion from its founding on. */
  public static final class Track {
    private final Biology biology;
    private final Site site;
    private final double ratePerYear;
    private final List<Stretch> stretches = new ArrayList<>();
    private Ending ending = Ending.STILL_THERE;
    private boolean restIsCleared; // by immunity, unless that falls before the time has come

    Track(Biology biology, Lesion lesion) {
      this.biology = biology;
      this.site = lesion.site();
      this.ratePerYear = lesion.ratePerYear();
      stretches.add(
          new Stretch(
              Math.min(lesion.foundedYears(), lesion.birthYears()),
              Double.POSITIVE_INFINITY,
              lesion.birthYears()));
    }

    private void follow(Lesion lesion, double now, Ending how) {
      if (restIsCleared && !lesion.isCleared()) {
        restIsCleared = false;
        ending = Ending.STILL_THERE;
        double from = stretches.getLast().untilYears();
        stretches.add(new Stretch(from, Double.POSITIVE_INFINITY, lesion.birthYears()));
      }
      if (ending != Ending.STILL_THERE && ending != Ending.CLEARED) {
        return;
      }
      if (lesion.isCleared()) {
        if (isReduced(lesion, now)) {
          close(stretches.getLast(), now); // nobody will see what is left
          ending = how;
          restIsCleared = true;
        } else {
          ending = Ending.CLEARED;
        }
        return;
      }
      ending = Ending.STILL_THERE;
      Stretch last = stretches.getLast();
      if (lesion.goneYears() <= now) {
        close(last, lesion.goneYears());
        ending = how;
      } else if (last.birthYears() != lesion.birthYears()) {
        close(last, now);
        stretches.add(new Stretch(now, Double.POSITIVE_INFINITY, lesion.birthYears()));
      }
    }

    /** Whether something done now has made smaller what was there. */
    private boolean isReduced(Lesion lesion, double now) {
      double birth = stretches.getLast().birthYears();
      return ending == Ending.STILL_THERE && birth < now && lesion.birthYears() > birth;
    }

    private void close(Stretch last, double years) {
      stretches.set(stretches.size() - 1, new Stretch(last.fromYears(), years, last.birthYears()));
    }

    private void end(double years) {
      Stretch last = stretches.getLast();
      if (last.untilYears() > years) {
        close(last, Math.max(last.fromYears(), years));
      }
    }

    /** Where it is. */
    public Site site() {
      return site;
    }

    /** How it ends. */
    public Ending ending() {
      return ending;
    }

    /** Its stretches, in order of time; where one ends the next begins. */
    public List<Stretch> stretches() {
      return Collections.unmodifiableList(stretches);
    }

    /** Its diameter within one of its stretches, mm; that of one cell while it sleeps. */
    public double diameterMm(Stretch stretch, double years) {
      return biology.diameterMm(ratePerYear, years - stretch.birthYears());
    }
  }

  /** The liver and the marker at a time. */
  public record Sample(double years, double reservePercent, double marker) {}

  /** What happened, in order of time. */
  public List<Happening> happenings() {
    return Collections.unmodifiableList(happenings);
  }

  /** Hidden: every lesion there was. */
  public List<Track> tracks() {
    return List.copyOf(tracks.values());
  }

  /** Hidden: the liver and the marker over time. */
  public List<Sample> samples() {
    return Collections.unmodifiableList(samples);
  }

  /** The disease's laws, which know what tests can see. */
  public Biology biology() {
    return biology;
  }

  /** How it ended. */
  public Ended ended() {
    return (Ended) happenings.getLast();
  }

  // ---- writing

  @Override
  public void begins(Body body) {
    happenings.clear();
    tracks.clear();
    samples.clear();
    sampledTo = 0;
    snapshot(0, body, Ending.STILL_THERE);
    happenings.add(new Operated(0, truth(0, body)));
  }

  @Override
  public void enters(double years, Body body, Chart chart) {
    happenings.add(new Entered(years, facts(chart, Arrays.asList(Finding.values()))));
  }

  @Override
  public void visited(
      double years, Test test, boolean kept, double level, boolean alarm, boolean falsely) {
    happenings.add(new Visited(years, test, kept, level, alarm, falsely));
  }

  @Override
  public void found(
      double years, String by, Set<Test> tests, Reading reading, Sighting seen, Body body) {
    sample(years, body);
    snapshot(years, body, Ending.STILL_THERE);
    List<Seen> sites = new ArrayList<>();
    for (int s = 0; s < Site.COUNT; s++) {
      if (seen.count[s] > 0) {
        sites.add(new Seen(Site.of(s), seen.count[s], seen.largestMm[s]));
      }
    }
    boolean known = reading != Reading.NONE && !isFalselyHigh(years);
    happenings.add(
        new Found(
            years,
            by,
            List.copyOf(tests),
            known ? body.marker(years) : Double.NaN,
            reading,
            List.copyOf(sites),
            truth(years, body)));
  }

  /** Whether a visit just told of has an alarm without a tumour behind it. */
  private boolean isFalselyHigh(double years) {
    return happenings.stream()
        .anyMatch(one -> one instanceof Visited visit && visit.falsely() && visit.years() == years);
  }

  @Override
  public void decided(
      double years,
      String table,
      Table.Row row,
      List<Table.Offer> declined,
      List<Table.Step> steps,
      Chart chart) {
    happenings.add(
        new Decided(
            years,
            table,
            row.id(),
            row.why(),
            row.strength(),
            row.sources(),
            facts(chart, row.findings()),
            List.copyOf(declined),
            List.copyOf(steps)));
  }

  @Override
  public void treats(double years, Act act, Body body) {
    sample(years, body);
    snapshot(years, body, Ending.STILL_THERE);
    reserveBefore = body.trueReservePercent(years);
    volumeBefore = body.liverVolumePercent(years);
  }

  @Override
  public void treated(
      double years,
      Act act,
      double endsYears,
      boolean stoppedEarly,
      boolean complicated,
      Body body) {
    int ended = ended(years, act, body);
    snapshot(years, body, ending(act));
    Truth left = truth(act.isCurative() ? years : endsYears, body);
    double reserveAfter = body.trueReservePercent(years);
    double volumeAfter = body.liverVolumePercent(years);
    samples.add(new Sample(years, reserveAfter, body.marker(years)));
    happenings.add(
        new Treated(
            years,
            endsYears,
            act,
            stoppedEarly,
            complicated,
            reserveBefore,
            reserveAfter,
            volumeBefore,
            volumeAfter,
            ended,
            left));
  }

  /** Lesions that an act has ended; what an operation has cut out may have left cells behind. */
  private int ended(double years, Act act, Body body) {
    int ended = 0;
    for (Lesion lesion : body.lesions()) {
      Track track = tracks.get(lesion.key());
      boolean cut =
          act.kind() == Act.Kind.OPERATION && track != null && track.isReduced(lesion, years);
      ended += cut || lesion.goneYears() == years ? 1 : 0;
    }
    return ended;
  }

  private static Ending ending(Act act) {
    return switch (act.kind()) {
      case OPERATION -> Ending.CUT_OUT;
      case ABLATION, EMBOLISATION -> Ending.DESTROYED;
      case COURSE, NOTHING -> Ending.ERASED;
    };
  }

  @Override
  public void ends(double years, @Nullable Event cause, Body body) {
    sample(years, body);
    body.look(0, years, new Sighting()); // lets the body learn of what was sown meanwhile
    snapshot(years, body, Ending.STILL_THERE);
    tracks.values().forEach(track -> track.end(years));
    happenings.removeIf(happening -> happening.years() > years);
    happenings.sort(Comparator.comparingDouble(Happening::years));
    happenings.add(new Ended(years, cause, truth(years, body)));
  }

  private void snapshot(double years, Body body, Ending how) {
    for (Lesion lesion : body.lesions()) {
      tracks
          .computeIfAbsent(lesion.key(), key -> new Track(biology, lesion))
          .follow(lesion, years, how);
    }
  }

  private Truth truth(double years, Body body) {
    int there = 0;
    double largest = 0;
    for (Lesion lesion : body.lesions()) {
      if (lesion.isThere(years)) {
        there++;
        double age = years - lesion.birthYears();
        largest = Math.max(largest, biology.diameterMm(lesion.ratePerYear(), age));
      }
    }
    return new Truth(there, largest);
  }

  /** The time since the last change, in which the body has been as it is. */
  private void sample(double years, Body body) {
    for (double at = sampledTo; at < years; at += SAMPLE_EVERY_YEARS) {
      samples.add(new Sample(at, body.trueReservePercent(at), body.marker(at)));
    }
    samples.add(new Sample(years, body.trueReservePercent(years), body.marker(years)));
    sampledTo = years;
  }

  private static List<Fact> facts(Chart chart, List<Finding> findings) {
    return findings.stream()
        .filter(chart::knows)
        .map(finding -> new Fact(finding, chart.get(finding)))
        .toList();
  }
}
