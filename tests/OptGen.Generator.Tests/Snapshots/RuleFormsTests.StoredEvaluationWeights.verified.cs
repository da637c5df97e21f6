    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double μ)
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

        /// <summary>Computes the weights to evaluate with.</summary>
        public void Evaluate(in ParameterStep step, in StepBatch batch)
        {
            EvaluationKernel kernel = default;
            step.Run(in kernel);
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep() => new()
        {
            lr = lr,
            μ = μ,
        };
    }

    /// <summary>Reads w, g and b; writes w, b and eval.</summary>
    file struct StepKernel : IKernel
    {
        public double lr;
        public double μ;

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
            ref T bState = ref operands.State(0);
            ref T evalState = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane lr = TLane.Splat(this.lr);
            TLane μ = TLane.Splat(this.μ);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane b = TLane.Load(in bState, index);

                // b = μ*b + g
                b = TLane.MultiplyAdd(μ, b, g);

                // w -= lr*b
                TLane w_2 = TLane.MultiplyAddNegated(lr, b, w);

                TLane.Store(w_2, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(b), ref bState, index);
                TLane.Store(TLane.FlushSubnormals(TLane.MultiplyAddNegated(lr, g, w)), ref evalState, index);
            }

            return index;
        }
    }

    /// <summary>Reads eval; writes the weights to evaluate with.</summary>
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
            ref T evalState = ref operands.State(1);
            ref T evaluation = ref operands.Evaluation;

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane eval = TLane.Load(in evalState, index);

                TLane.Store(eval, ref evaluation, index);
            }

            return index;
        }
    }
