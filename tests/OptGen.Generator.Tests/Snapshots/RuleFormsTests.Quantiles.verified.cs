    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double p)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                FirstPassKernel firstPass = default;
                step.Run(in firstPass);

                SecondPassKernel secondPass = PrepareSecondPass(in step);
                step.RunByRows(in secondPass);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step)
        {
            // τ = quantile(|g|, p)
            double τ = step.Quantile(0, p);

            Span<double> r = step.RowVector(0);
            for (int i = 0; i < r.Length; i++)
            {
                // r = row.quantile(|g|, 0.5)
                r[i] = step.RowQuantile(1, i, 0.5);
            }

            return new SecondPassKernel
            {
                τ = τ,
                lr = lr,
            };
        }
    }

    /// <summary>Reads g; writes what a quantile is taken of.</summary>
    file struct FirstPassKernel : IKernel
    {
        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static int Registers => 1;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;
            ref T scratch = ref operands.State(0);
            ref T scratch_2 = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane absOfG = TLane.Abs(g);

                TLane.Store(absOfG, ref scratch, index);
                TLane.Store(absOfG, ref scratch_2, index);
            }

            return index;
        }
    }

    /// <summary>Reads w and g; writes w.</summary>
    file struct SecondPassKernel : IKernel
    {
        public double τ;
        public double lr;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 5;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane τ = TLane.Splat(this.τ);
            TLane r = TLane.Splat(operands.Row(0));
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // w -= lr*(|g| > τ ? g : r)
                w = TLane.MultiplyAddNegated(lr, TLane.Select(TLane.Abs(g) > τ, g, r), w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
