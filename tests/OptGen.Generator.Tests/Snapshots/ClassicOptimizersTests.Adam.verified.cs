    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β1, double β2, double ε)
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
            β1 = β1,
            oneMinusβ1 = 1.0 - β1,
            β2 = β2,
            oneMinusβ2 = 1.0 - β2,
            inverseBiasCorrectionβ2 = 1.0 / (1.0 - Math.Pow(β2, t)),
            biasCorrectedRate = lr / (1.0 - Math.Pow(β1, t)),
            ε = ε,
        };
    }

    /// <summary>Reads w, g, m and v; writes w, m and v.</summary>
    file struct StepKernel : IKernel
    {
        public double β1;
        public double oneMinusβ1;
        public double β2;
        public double oneMinusβ2;
        public double inverseBiasCorrectionβ2;
        public double biasCorrectedRate;
        public double ε;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 11;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref T mState = ref operands.State(0);
            ref T vState = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane β1 = TLane.Splat(this.β1);
            TLane oneMinusβ1 = TLane.Splat(this.oneMinusβ1);
            TLane β2 = TLane.Splat(this.β2);
            TLane oneMinusβ2 = TLane.Splat(this.oneMinusβ2);
            TLane inverseBiasCorrectionβ2 = TLane.Splat(this.inverseBiasCorrectionβ2);
            TLane biasCorrectedRate = TLane.Splat(this.biasCorrectedRate);
            TLane ε = TLane.Splat(this.ε);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m = TLane.Load(in mState, index);
                TLane v = TLane.Load(in vState, index);

                // m = ema(m, g, β1)
                m = TLane.MultiplyAdd(β1, m, oneMinusβ1 * g);

                // v = ema(v, g², β2)
                v = TLane.MultiplyAdd(β2, v, oneMinusβ2 * (g * g));

                // v̂ = hat(v, β2)
                TLane v̂ = v * inverseBiasCorrectionβ2;

                // w -= lr/(1-β1^t)*m / (√v̂ + ε)
                w = w - biasCorrectedRate * m / (TLane.Sqrt(v̂) + ε);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
            }

            return index;
        }
    }
