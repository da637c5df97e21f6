    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double ηm, double ηp, double lo, double hi)
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
            isFirstStep = t == 1.0,
            ηp = ηp,
            ηm = ηm,
            lo = lo,
            hi = hi,
        };
    }

    /// <summary>Reads w, g, s and p; writes w, s and p.</summary>
    file struct StepKernel : IKernel
    {
        public double lr;
        public bool isFirstStep;
        public double ηp;
        public double ηm;
        public double lo;
        public double hi;

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
            ref T sState = ref operands.State(0);
            ref T pState = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane lr = TLane.Splat(this.lr);
            TLane one = TLane.Splat(1.0);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);
            TLane zero = TLane.Splat(0.0);
            TLane ηp = TLane.Splat(this.ηp);
            TLane ηm = TLane.Splat(this.ηm);
            TLane lo = TLane.Splat(this.lo);
            TLane hi = TLane.Splat(this.hi);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane s = TLane.Load(in sState, index);
                TLane p = TLane.Load(in pState, index);

                // s₀ = lr
                s = TLane.Select(isFirstStep, lr, s);

                // y = sign(g)*p
                TLane y = TLane.Sign(g) * p;

                // s = clamp(s*(y > 0 ? ηp : y < 0 ? ηm : 1), lo, hi)
                TLane yIsBelowZero = y < zero;
                s = TLane.Min(TLane.Max(s * TLane.Select(y > zero, ηp, TLane.Select(yIsBelowZero, ηm, one)), lo), hi);

                // p = y < 0 ? 0 : g
                p = TLane.Select(yIsBelowZero, zero, g);

                // w -= s*sign(p)
                w = TLane.MultiplyAddNegated(s, TLane.Sign(p), w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(s), ref sState, index);
                TLane.Store(TLane.FlushSubnormals(p), ref pState, index);
            }

            return index;
        }
    }
