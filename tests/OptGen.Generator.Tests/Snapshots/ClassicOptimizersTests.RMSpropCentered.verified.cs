    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double α, double ε, double λ)
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
            α = α,
            oneMinusα = 1.0 - α,
            lr = lr,
            ε = ε,
        };
    }

    /// <summary>Reads w, g, v and a; writes w, v and a.</summary>
    file struct StepKernel : IKernel
    {
        public double λ;
        public double α;
        public double oneMinusα;
        public double lr;
        public double ε;

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
            ref T aState = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane λ = TLane.Splat(this.λ);
            TLane α = TLane.Splat(this.α);
            TLane oneMinusα = TLane.Splat(this.oneMinusα);
            TLane lr = TLane.Splat(this.lr);
            TLane ε = TLane.Splat(this.ε);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane v = TLane.Load(in vState, index);
                TLane a = TLane.Load(in aState, index);

                // g += λ*w
                g = TLane.MultiplyAdd(λ, w, g);

                // v = ema(v, g², α)
                v = TLane.MultiplyAdd(α, v, oneMinusα * (g * g));

                // a = ema(a, g, α)
                a = TLane.MultiplyAdd(α, a, oneMinusα * g);

                // w -= lr*g/(√(v - a²) + ε)
                w = w - lr * g / (TLane.Sqrt(TLane.MultiplyAddNegated(a, a, v)) + ε);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
                TLane.Store(TLane.FlushSubnormals(a), ref aState, index);
            }

            return index;
        }
    }
