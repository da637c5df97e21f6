    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                StepKernel kernel = PrepareStep(in step);
                step.Run(in kernel);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep(in ParameterStep step)
        {
            double a = step.ScalarState(0);
            double t = step.Number;
            double previous = step.ScalarState(1);
            double rows = step.Rows;
            bool isFirstStep = t == 1.0;

            // a₀ = 1
            a = isFirstStep ? 1.0 : a;

            // a = (1 + √(1 + 4*a²))/2
            a = (1.0 + Math.Sqrt(1.0 + 4.0 * (a * a))) / 2.0;

            // b = prev(a, 1)
            double b = isFirstStep ? 1.0 : previous;

            step.ScalarState(0) = a;
            step.ScalarState(1) = a;

            return new StepKernel
            {
                lrTimesBOverA = lr * b / a,
                inverseRows = 1.0 / rows,
            };
        }
    }

    /// <summary>Reads w and g; writes w.</summary>
    file struct StepKernel : IKernel
    {
        public double lrTimesBOverA;
        public double inverseRows;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 4;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane lrTimesBOverA = TLane.Splat(this.lrTimesBOverA);
            TLane inverseRows = TLane.Splat(this.inverseRows);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // w -= lr*b/a*g/rows
                w = TLane.MultiplyAddNegated(lrTimesBOverA * g, inverseRows, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
