    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β)
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
            β = β,
            oneMinusβ = 1.0 - β,
            lr = lr,
        };
    }

    /// <summary>Reads w, g and m; writes w and m.</summary>
    file struct StepKernel : IKernel
    {
        public double β;
        public double oneMinusβ;
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
            ref T mState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane β = TLane.Splat(this.β);
            TLane oneMinusβ = TLane.Splat(this.oneMinusβ);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m = TLane.Load(in mState, index);

                // m = ema(m, g, β)
                m = β * m + oneMinusβ * g;

                // w -= lr*m
                w = w - lr * m;

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
            }

            return index;
        }
    }
