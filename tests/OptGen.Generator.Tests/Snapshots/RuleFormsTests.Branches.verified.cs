    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β, double k, bool nesterov)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
            {
                StepKernel kernel = PrepareStep(range.Number, batch.Loss);
                batch.Run(in kernel, range);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep(double t, double loss) => new()
        {
            isTMultipleOfKOrNotNesterov = t % k == 0.0 || !nesterov,
            β = β,
            lossIsAboveOne = loss > 1.0,
            lr = lr,
        };
    }

    /// <summary>Reads w, g and m; writes w and m.</summary>
    file struct StepKernel : IKernel
    {
        public bool isTMultipleOfKOrNotNesterov;
        public double β;
        public bool lossIsAboveOne;
        public double lr;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 8;

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
            TLane zero = TLane.Splat(0.0);
            TLane isTMultipleOfKOrNotNesterov = TLane.Splat(this.isTMultipleOfKOrNotNesterov);
            TLane β = TLane.Splat(this.β);
            TLane lossIsAboveOne = TLane.Splat(this.lossIsAboveOne);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m = TLane.Load(in mState, index);

                // m = β*m + g
                m = TLane.MultiplyAdd(β, m, g);

                // if (loss > 1)
                TLane m_2 = TLane.Select(lossIsAboveOne, g, zero);

                // if (t % k == 0 or not nesterov)
                m_2 = TLane.Select(isTMultipleOfKOrNotNesterov, m, m_2);

                // w -= lr*m
                w = TLane.MultiplyAddNegated(lr, m_2, w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m_2), ref mState, index);
            }

            return index;
        }
    }
