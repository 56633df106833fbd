package dandelion.calibration;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Mean and covariance of weighted places. */
@SuppressWarnings("ArrayRecordComponent") // made and read at once
record Moments(double[] mean, RealMatrix covariance) {

  static Moments of(Sample sample, Weights weights) {
    int n = sample.place(0).length;
    double[] mean = new double[n];
    for (int k = 0; k < sample.count(); k++) {
      double w = weights.of(k);
      double[] place = sample.place(k);
      for (int i = 0; w > 0 && i < n; i++) {
        mean[i] += w * place[i];
      }
    }
    double[][] covariance = new double[n][n];
    for (int k = 0; k < sample.count(); k++) {
      double w = weights.of(k);
      double[] place = sample.place(k);
      for (int i = 0; w > 0 && i < n; i++) {
        double off = w * (place[i] - mean[i]);
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += off * (place[j] - mean[j]);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    return new Moments(mean, MatrixUtils.createRealMatrix(covariance));
  }
}
