package dandelion.verification;

import java.util.function.Function;

/**
 * One check of a study: one thing is changed, and what must follow is looked for.
 *
 * @param subject what it is about, the same for neighbours
 * @param name short name
 * @param change what is changed in the study
 * @param expectation what must be found
 * @param judge runs what is needed and judges
 */
record Check(
    String subject,
    String name,
    String change,
    String expectation,
    Function<Examined, Verdict> judge) {}
