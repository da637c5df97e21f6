    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β1, double β2, double ε, double λ)
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
            β1 = β1,
            oneMinusβ1 = 1.0 - β1,
            β2 = β2,
            ε = ε,
            biasCorrectedRate = lr / (1.0 - Math.Pow(β1, t)),
        };
    }

    /// <summary>Reads w, g, m and u; writes w, m and u.</summary>
    file struct StepKernel : IKernel
    {
        public double λ;
        public double β1;
        public double oneMinusβ1;
        public double β2;
        public double ε;
        public double biasCorrectedRate;

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
            ref T mState = ref operands.State(0);
            ref T uState = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane λ = TLane.Splat(this.λ);
            TLane β1 = TLane.Splat(this.β1);
            TLane oneMinusβ1 = TLane.Splat(this.oneMinusβ1);
            TLane β2 = TLane.Splat(this.β2);
            TLane ε = TLane.Splat(this.ε);
            TLane biasCorrectedRate = TLane.Splat(this.biasCorrectedRate);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m = TLane.Load(in mState, index);
                TLane u = TLane.Load(in uState, index);

                // g += λ*w
                g = TLane.MultiplyAdd(λ, w, g);

                // m = ema(m, g, β1)
                m = TLane.MultiplyAdd(β1, m, oneMinusβ1 * g);

                // u = max(β2*u, |g| + ε)
                u = TLane.Max(β2 * u, TLane.Abs(g) + ε);

                // w -= lr/(1-β1^t)*m/u
                w = w - biasCorrectedRate * m / u;

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
                TLane.Store(TLane.FlushSubnormals(u), ref uState, index);
            }

            return index;
        }
    }
