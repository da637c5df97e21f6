    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double p)
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
            p = p,
            scaledRate = lr * Math.Cos(3.141592653589793 * t / 100.0),
            softplusOfP = RuleMath.Softplus(p),
        };
    }

    /// <summary>Reads w and g; writes w.</summary>
    file struct StepKernel : IKernel
    {
        public double p;
        public double scaledRate;
        public double softplusOfP;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 9;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane two = TLane.Splat(2.0);
            TLane p = TLane.Splat(this.p);
            TLane three = TLane.Splat(3.0);
            TLane half = TLane.Splat(0.5);
            TLane scaledRate = TLane.Splat(this.scaledRate);
            TLane softplusOfP = TLane.Splat(this.softplusOfP);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // a = exp(-|g|) + log1p(g²)*tanh(w) - erf(g)^p
                TLane a = TLane.MultiplyAdd(TLane.Map<Functions.Log1p>(g * g), TLane.Map<Functions.Tanh>(w), TLane.Map<Functions.Exp>(-TLane.Abs(g))) - TLane.Map<Functions.Pow>(TLane.Map<Functions.Erf>(g), p);

                // b = atan2(a, g) % 3 + softplus(a, 2) - ∛w
                TLane b = TLane.MultiplyAdd(TLane.Map<Functions.Softplus>(a * two), half, TLane.Map<Functions.Remainder>(TLane.Map<Functions.Atan2>(a, g), three)) - TLane.Map<Functions.Cbrt>(w);

                // w -= lr*cos(π*t/100)*sigmoid(b)*softplus(p)
                w = TLane.MultiplyAddNegated(scaledRate * TLane.Map<Functions.Sigmoid>(b), softplusOfP, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
