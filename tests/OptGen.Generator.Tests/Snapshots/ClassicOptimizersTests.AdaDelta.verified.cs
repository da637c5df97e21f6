    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double ρ, double ε, double λ)
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
            ρ = ρ,
            oneMinusρ = 1.0 - ρ,
            ε = ε,
            lr = lr,
        };
    }

    /// <summary>Reads w, g, v and x; writes w, v and x.</summary>
    file struct StepKernel : IKernel
    {
        public double λ;
        public double ρ;
        public double oneMinusρ;
        public double ε;
        public double lr;

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
            ref T vState = ref operands.State(0);
            ref T xState = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane λ = TLane.Splat(this.λ);
            TLane ρ = TLane.Splat(this.ρ);
            TLane oneMinusρ = TLane.Splat(this.oneMinusρ);
            TLane ε = TLane.Splat(this.ε);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane v = TLane.Load(in vState, index);
                TLane x = TLane.Load(in xState, index);

                // g += λ*w
                g = TLane.MultiplyAdd(λ, w, g);

                // v = ema(v, g², ρ)
                v = TLane.MultiplyAdd(ρ, v, oneMinusρ * (g * g));

                // d = √(x + ε)/√(v + ε)*g
                TLane d = TLane.Sqrt(x + ε) / TLane.Sqrt(v + ε) * g;

                // x = ema(x, d², ρ)
                x = TLane.MultiplyAdd(ρ, x, oneMinusρ * (d * d));

                // w -= lr*d
                w = TLane.MultiplyAddNegated(lr, d, w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
                TLane.Store(TLane.FlushSubnormals(x), ref xState, index);
            }

            return index;
        }
    }
