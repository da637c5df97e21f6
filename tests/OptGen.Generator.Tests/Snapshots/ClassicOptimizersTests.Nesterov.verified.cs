    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double μ, double λ)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            StepKernel kernel = PrepareStep();
            for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
            {
                batch.Run(in kernel, range);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep() => new()
        {
            λ = λ,
            μ = μ,
            lr = lr,
        };
    }

    /// <summary>Reads w, g and b; writes w and b.</summary>
    file struct StepKernel : IKernel
    {
        public double λ;
        public double μ;
        public double lr;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 6;

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
            TLane μ = TLane.Splat(this.μ);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane b = TLane.Load(in bState, index);

                // g += λ*w
                g = TLane.MultiplyAdd(λ, w, g);

                // b = μ*b + g
                b = TLane.MultiplyAdd(μ, b, g);

                // w -= lr*(g + μ*b)
                w = TLane.MultiplyAddNegated(lr, TLane.MultiplyAdd(μ, b, g), w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(b), ref bState, index);
            }

            return index;
        }
    }
