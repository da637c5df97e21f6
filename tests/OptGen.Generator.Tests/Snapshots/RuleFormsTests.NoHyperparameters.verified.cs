    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            StepKernel kernel = default;
            for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
            {
                batch.Run(in kernel, range);
            }
        }
    }

    /// <summary>Reads w and g; writes w.</summary>
    file struct StepKernel : IKernel
    {
        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 3;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane half = TLane.Splat(0.5);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // w -= 0.5*g
                w = TLane.MultiplyAddNegated(half, g, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
