    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double d, double a0, double ε, double λ)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
            {
                StepKernel kernel = PrepareStep(range.Number);
                batch.Run(in kernel, range);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep(double t) => new()
        {
            a0 = a0,
            isFirstStep = t == 1.0,
            λ = λ,
            lrOverOnePlusTMinusOneTimesD = lr / (1.0 + (t - 1.0) * d),
            ε = ε,
        };
    }

    /// <summary>Reads w, g and n; writes w and n.</summary>
    file struct StepKernel : IKernel
    {
        public double a0;
        public bool isFirstStep;
        public double λ;
        public double lrOverOnePlusTMinusOneTimesD;
        public double ε;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 8;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref T nState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane a0 = TLane.Splat(this.a0);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);
            TLane λ = TLane.Splat(this.λ);
            TLane lrOverOnePlusTMinusOneTimesD = TLane.Splat(this.lrOverOnePlusTMinusOneTimesD);
            TLane ε = TLane.Splat(this.ε);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane n = TLane.Load(in nState, index);

                // n₀ = a0
                n = TLane.Select(isFirstStep, a0, n);

                // g += λ*w
                g = TLane.MultiplyAdd(λ, w, g);

                // n += g²
                n = TLane.MultiplyAdd(g, g, n);

                // w -= lr/(1+(t-1)*d)*g/(√n + ε)
                w = w - lrOverOnePlusTMinusOneTimesD * g / (TLane.Sqrt(n) + ε);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(n), ref nState, index);
            }

            return index;
        }
    }
