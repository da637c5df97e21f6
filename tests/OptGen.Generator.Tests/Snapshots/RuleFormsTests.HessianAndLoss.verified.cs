    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double ρ)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            StepKernel kernel = PrepareStep(batch.Loss);
            for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
            {
                batch.Run(in kernel, range);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep(double loss) => new()
        {
            lrTimesLoss = lr * loss,
            ρ = ρ,
            negativeρ = -ρ,
        };
    }

    /// <summary>Reads w, g, h and hess; writes w and h.</summary>
    file struct StepKernel : IKernel
    {
        public double lrTimesLoss;
        public double ρ;
        public double negativeρ;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 10;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref readonly T hessGiven = ref operands.Given(0);
            ref T hState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane constant = TLane.Splat(0.99);
            TLane constant_2 = TLane.Splat(0.010000000000000009);
            TLane lrTimesLoss = TLane.Splat(this.lrTimesLoss);
            TLane constant_3 = TLane.Splat(1E-12);
            TLane ρ = TLane.Splat(this.ρ);
            TLane negativeρ = TLane.Splat(this.negativeρ);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane h = TLane.Load(in hState, index);
                TLane hess = TLane.Load(in hessGiven, index);

                // h = ema(h, hess, 0.99)
                h = TLane.MultiplyAdd(constant, h, constant_2 * hess);

                // w -= lr*loss*clamp(g/max(h, 1e-12), -ρ, ρ)
                w = TLane.MultiplyAddNegated(lrTimesLoss, TLane.Min(TLane.Max(g / TLane.Max(h, constant_3), negativeρ), ρ), w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(h), ref hState, index);
            }

            return index;
        }
    }
