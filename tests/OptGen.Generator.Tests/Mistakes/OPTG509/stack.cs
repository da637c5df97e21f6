using System;
using OptGen;

[Optimizer<ClipByGlobalNorm, AdamW>]
public partial class Clipped;
