    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double clip)
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
            clip = clip,
            lr = lr,
        };
    }

    /// <summary>Reads w and g; writes w.</summary>
    file struct StepKernel : IKernel
    {
        public double clip;
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

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane zero = TLane.Splat(0.0);
            TLane clip = TLane.Splat(this.clip);
            TLane one = TLane.Splat(1.0);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // s = w*g > 0 and |g| != clip
                TLane s = (w * g > zero) & TLane.NotEqual(TLane.Abs(g), clip);

                // k = 0 < w <= 1 or isfinite(g)
                TLane k = ((zero < w) & (w <= one)) | TLane.IsFinite(g);

                // w -= lr*(s ? g : k*clip)
                w = TLane.MultiplyAddNegated(lr, TLane.Select(s, g, TLane.Number(k) * clip), w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
