    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr)
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
            isFirstStep = t == 1.0,
            lr = lr,
        };
    }

    /// <summary>Reads w, g and previous; writes w and previous.</summary>
    file struct StepKernel : IKernel
    {
        public bool isFirstStep;
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
            ref T previousState = ref operands.State(0);
            ref T previousState_2 = ref operands.State(1);
            ref T previousState_3 = ref operands.State(2);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane previous = TLane.Load(in previousState, index);
                TLane previous_2 = TLane.Load(in previousState_2, index);
                TLane previous_3 = TLane.Load(in previousState_3, index);

                // y = g - prev(g)
                TLane y = g - previous;

                // z = prev(w, w) + delay(g, 2)
                TLane z = TLane.Select(isFirstStep, w, previous_2) + previous_3;

                // w -= lr*(y + z)
                TLane w_2 = TLane.MultiplyAddNegated(lr, y + z, w);

                TLane.Store(w_2, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(g), ref previousState, index);
                TLane.Store(TLane.FlushSubnormals(w), ref previousState_2, index);
                TLane.Store(TLane.FlushSubnormals(previous), ref previousState_3, index);
            }

            return index;
        }
    }
