using System;
using OptGen;

[Optimizer("w += SignSGD(g); w += Cautiouss(g)")]
public partial class Misspelt(double lr = 1e-3, double λ = 0);

[Optimizer("d = SignSGD(g); w += SignSGD(d)")]
public partial class CalledTwice(double lr = 1e-3, double λ = 0);
