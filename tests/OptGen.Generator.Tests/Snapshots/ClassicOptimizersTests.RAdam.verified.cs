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
        private StepKernel PrepareStep(double t)
        {
            double oneMinusβ2 = 1.0 - β2;

            // q = 2/(1-β2) - 1
            double q = 2.0 / oneMinusβ2 - 1.0;
            double β2PowT = Math.Pow(β2, t);
            double biasCorrectionβ2 = 1.0 - β2PowT;

            // p = q - 2*t*β2^t/(1-β2^t)
            double p = q - 2.0 * t * β2PowT / biasCorrectionβ2;

            // r = √((p-4)*(p-2)*q/((q-4)*(q-2)*p))
            double r = Math.Sqrt((p - 4.0) * (p - 2.0) * q / ((q - 4.0) * (q - 2.0) * p));
            double biasCorrectionβ1 = 1.0 - Math.Pow(β1, t);

            return new StepKernel
            {
                λ = λ,
                β1 = β1,
                oneMinusβ1 = 1.0 - β1,
                β2 = β2,
                oneMinusβ2 = oneMinusβ2,
                pIsAbove5 = p > 5.0,
                biasCorrectedRate = lr * r * Math.Sqrt(biasCorrectionβ2) / biasCorrectionβ1,
                ε = ε,
                biasCorrectedRate_2 = lr / biasCorrectionβ1,
            };
        }
    }

    /// <summary>Reads w, g, m and v; writes w, m and v.</summary>
    file struct StepKernel : IKernel
    {
        public double λ;
        public double β1;
        public double oneMinusβ1;
        public double β2;
        public double oneMinusβ2;
        public bool pIsAbove5;
        public double biasCorrectedRate;
        public double ε;
        public double biasCorrectedRate_2;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 13;

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
            TLane λ = TLane.Splat(this.λ);
            TLane β1 = TLane.Splat(this.β1);
            TLane oneMinusβ1 = TLane.Splat(this.oneMinusβ1);
            TLane β2 = TLane.Splat(this.β2);
            TLane oneMinusβ2 = TLane.Splat(this.oneMinusβ2);
            TLane pIsAbove5 = TLane.Splat(this.pIsAbove5);
            TLane biasCorrectedRate = TLane.Splat(this.biasCorrectedRate);
            TLane ε = TLane.Splat(this.ε);
            TLane biasCorrectedRate_2 = TLane.Splat(this.biasCorrectedRate_2);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m = TLane.Load(in mState, index);
                TLane v = TLane.Load(in vState, index);

                // g += λ*w
                g = TLane.MultiplyAdd(λ, w, g);

                // m = ema(m, g, β1)
                m = TLane.MultiplyAdd(β1, m, oneMinusβ1 * g);

                // v = ema(v, g², β2)
                v = TLane.MultiplyAdd(β2, v, oneMinusβ2 * (g * g));

                // w -= p > 5 ? lr*r*√(1-β2^t)/(1-β1^t)*m/(√v + ε) : lr/(1-β1^t)*m
                w = w - TLane.Select(pIsAbove5, biasCorrectedRate * m / (TLane.Sqrt(v) + ε), biasCorrectedRate_2 * m);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
            }

            return index;
        }
    }
