package dandelion.calibration;

import dandelion.validation.Targets;

/**
 * A published figure of the registry, and what the model says of it.
 *
 * @param figure as published
 * @param scale how far off counts as one in the likelihood: {@code within}, and the luck of the
 *     patients
 * @param worth what the figure is worth to the model: its mean h over the draws, 1 as printed, near
 *     0 where the model cannot meet it
 * @param point simulated with the point set, among many patients
 * @param prior simulated with draws of the prior
 * @param simulated simulated with draws of the posterior
 * @param predicted the same, with what the model is off and what the paper leaves open: where the
 *     published figure should lie
 */
public record Met(
    Targets.Figure figure,
    double scale,
    double worth,
    double point,
    Spread prior,
    Spread simulated,
    Spread predicted) {

  /** Whether the published figure lies in the predictive interval. */
  public boolean inside() {
    return predicted.low() <= figure.value() && figure.value() <= predicted.high();
  }

  /** How far the point set is off, in units of {@code within}. */
  public double off() {
    return (point - figure.value()) / figure.within();
  }
}
