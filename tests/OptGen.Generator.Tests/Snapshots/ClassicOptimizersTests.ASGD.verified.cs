    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double λ, double α, double t0, double wd)
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

        /// <summary>Computes the weights to evaluate with.</summary>
        public void Evaluate(in ParameterStep step, in StepBatch batch)
        {
            EvaluationKernel kernel = default;
            step.Run(in kernel);
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep(double t)
        {
            double tMinusOne = t - 1.0;

            // η = lr/(1 + λ*lr*(t-1))^α
            double η = lr / Math.Pow(1.0 + λ * lr * tMinusOne, α);

            return new StepKernel
            {
                wd = wd,
                η = η,
                oneMinusλTimesη = 1.0 - λ * η,
                inverseMaxOfOneAndTMinusOneMinusT0 = 1.0 / RuleMath.Max(1.0, tMinusOne - t0),
            };
        }
    }

    /// <summary>Reads w, g and a; writes w and a.</summary>
    file struct StepKernel : IKernel
    {
        public double wd;
        public double η;
        public double oneMinusλTimesη;
        public double inverseMaxOfOneAndTMinusOneMinusT0;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 7;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref T aState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane wd = TLane.Splat(this.wd);
            TLane η = TLane.Splat(this.η);
            TLane oneMinusλTimesη = TLane.Splat(this.oneMinusλTimesη);
            TLane inverseMaxOfOneAndTMinusOneMinusT0 = TLane.Splat(this.inverseMaxOfOneAndTMinusOneMinusT0);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane a = TLane.Load(in aState, index);

                // g += wd*w
                g = TLane.MultiplyAdd(wd, w, g);

                // w *= 1 - λ*η
                w = w * oneMinusλTimesη;

                // w -= η*g
                w = TLane.MultiplyAddNegated(η, g, w);

                // a += (w - a)/max(1, t-1-t0)
                a = TLane.MultiplyAdd(w - a, inverseMaxOfOneAndTMinusOneMinusT0, a);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(a), ref aState, index);
            }

            return index;
        }
    }

    /// <summary>Reads a; writes the weights to evaluate with.</summary>
    file struct EvaluationKernel : IKernel
    {
        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static int Registers => 1;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T aState = ref operands.State(0);
            ref T evaluation = ref operands.Evaluation;

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane a = TLane.Load(in aState, index);

                TLane.Store(a, ref evaluation, index);
            }

            return index;
        }
    }
