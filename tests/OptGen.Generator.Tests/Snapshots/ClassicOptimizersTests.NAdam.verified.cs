    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β1, double β2, double ε, double λ, double ψ)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                StepKernel kernel = PrepareStep(in step);
                step.Run(in kernel);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep(in ParameterStep step)
        {
            double Π = step.ScalarState(0);
            double t = step.Number;

            // Π₀ = 1
            Π = t == 1.0 ? 1.0 : Π;

            // μ = β1*(1 - 0.5*0.96^(t*ψ))
            double μ = β1 * (1.0 - 0.5 * Math.Pow(0.96, t * ψ));

            // n = β1*(1 - 0.5*0.96^((t+1)*ψ))
            double n = β1 * (1.0 - 0.5 * Math.Pow(0.96, (t + 1.0) * ψ));

            // Π *= μ
            Π = Π * μ;

            step.ScalarState(0) = Π;

            return new StepKernel
            {
                λ = λ,
                β1 = β1,
                oneMinusβ1 = 1.0 - β1,
                β2 = β2,
                oneMinusβ2 = 1.0 - β2,
                inverseBiasCorrectionβ2 = 1.0 / (1.0 - Math.Pow(β2, t)),
                ε = ε,
                lrTimesOneMinusμOverOneMinusΠ = lr * (1.0 - μ) / (1.0 - Π),
                lrTimesNOverOneMinusΠTimesN = lr * n / (1.0 - Π * n),
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
        public double inverseBiasCorrectionβ2;
        public double ε;
        public double lrTimesOneMinusμOverOneMinusΠ;
        public double lrTimesNOverOneMinusΠTimesN;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 14;

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
            TLane inverseBiasCorrectionβ2 = TLane.Splat(this.inverseBiasCorrectionβ2);
            TLane ε = TLane.Splat(this.ε);
            TLane lrTimesOneMinusμOverOneMinusΠ = TLane.Splat(this.lrTimesOneMinusμOverOneMinusΠ);
            TLane lrTimesNOverOneMinusΠTimesN = TLane.Splat(this.lrTimesNOverOneMinusΠTimesN);

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

                // d = √(v/(1-β2^t)) + ε
                TLane d = TLane.Sqrt(v * inverseBiasCorrectionβ2) + ε;

                // w -= lr*(1-μ)/(1-Π)*g/d
                w = w - lrTimesOneMinusμOverOneMinusΠ * g / d;

                // w -= lr*n/(1-Π*n)*m/d
                w = w - lrTimesNOverOneMinusΠTimesN * m / d;

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
            }

            return index;
        }
    }
