    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double μ, double τ, double λ)
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
            λ = λ,
            isFirstStep = t == 1.0,
            μ = μ,
            oneMinusτ = 1.0 - τ,
            lr = lr,
        };
    }

    /// <summary>Reads w, g and b; writes w and b.</summary>
    file struct StepKernel : IKernel
    {
        public double λ;
        public bool isFirstStep;
        public double μ;
        public double oneMinusτ;
        public double lr;

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
            ref T bState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane λ = TLane.Splat(this.λ);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);
            TLane μ = TLane.Splat(this.μ);
            TLane oneMinusτ = TLane.Splat(this.oneMinusτ);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane b = TLane.Load(in bState, index);

                // g += λ*w
                g = TLane.MultiplyAdd(λ, w, g);

                // b = t == 1 ? g : μ*b + (1-τ)*g
                b = TLane.Select(isFirstStep, g, TLane.MultiplyAdd(μ, b, oneMinusτ * g));

                // w -= lr*b
                w = TLane.MultiplyAddNegated(lr, b, w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(b), ref bState, index);
            }

            return index;
        }
    }
