namespace OptGen.Models;

/// <summary>A convolution: each place of the result is the sum over a window of the images, times weights that all windows share.</summary>
/// <remarks>
/// Images are <c>[N, H, W, C]</c>, the channels last; the result has <c>F</c> of them, and <c>⌊(H + 2·pad − dilate·(k − 1) − 1)/stride⌋ + 1</c> rows. In a file, <c>weight</c> lies as that of
/// PyTorch's <c>Conv2d</c>: <c>[F, C/groups, k, k]</c>.
/// </remarks>
/// <param name="F">How many channels the result has.</param>
/// <param name="k">How many rows and columns a window has.</param>
/// <param name="stride">How far apart windows are.</param>
/// <param name="pad">How many rows and columns of zeros are added on each side.</param>
/// <param name="dilate">How far apart the elements of a window are.</param>
/// <param name="groups">How many groups of channels are convolved each by itself.</param>
[Model("x[N, H, W, C]; weight[k, k, C/groups, F] ~ he; bias[F] ~ 0; conv(x, weight, stride: stride, pad: pad, dilate: dilate, groups: groups) + bias")]
public partial class Conv(int F, int k, int stride = 1, int pad = 0, int dilate = 1, int groups = 1);

/// <summary>Two convolutions of 3×3 with normalized sums, whose result is added to the images that they are of.</summary>
/// <remarks>He, Zhang, Ren and Sun, "Deep residual learning for image recognition", 2016, figure 2.</remarks>
[Model("x[N, H, W, C]; h = relu(BatchNorm(Conv(x, C, 3, pad: 1))); relu(x + BatchNorm(Conv(h, C, 3, pad: 1)))")]
public partial class Residual;
