    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double λ)
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
            lr = lr,
            λ = λ,
            isFirstStep = t == 1.0,
        };
    }

    /// <summary>Reads w, g and w₀; writes w and w₀.</summary>
    file struct StepKernel : IKernel
    {
        public double lr;
        public double λ;
        public bool isFirstStep;

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
            ref T w0State = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane lr = TLane.Splat(this.lr);
            TLane λ = TLane.Splat(this.λ);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane w0 = TLane.Load(in w0State, index);

                // w -= lr*g + λ*(w - w₀)
                TLane currentW0 = TLane.Select(isFirstStep, w, w0);
                w = w - TLane.MultiplyAdd(lr, g, λ * (w - currentW0));

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(currentW0), ref w0State, index);
            }

            return index;
        }
    }
