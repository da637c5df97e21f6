    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double p)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            if (batch.IsAt(0))
            {
                for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
                {
                    FirstPassKernel firstPass = default;
                    batch.Run(in firstPass, range);
                }
            }

            if (batch.IsAt(1))
            {
                foreach (ParameterStep step in batch)
                {
                    SecondPassKernel secondPass = PrepareSecondPass(in step, in batch);
                    step.RunByBlocks(in secondPass, isByRows: true, blocks: 0b1);
                }
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step, in StepBatch batch)
        {
            // τ = all.quantile(|g|, p)
            double τ = batch.Quantile(0, p);

            Span<double> b = step.BlockVector(0);
            for (int i = 0; i < b.Length; i++)
            {
                // b = block(n).quantile(g, 0.5)
                b[i] = step.BlockQuantile(1, 0, i, 0.5);
            }

            double quantile = VectorMath.Quantile(b, 0.5);

            Span<double> c = step.ColumnVector(1);
            for (int i = 0; i < c.Length; i++)
            {
                double quantile_2 = step.ColumnQuantile(2, i, p);

                // c = col.quantile(g, p) + quantile(b, 0.5)
                c[i] = quantile_2 + quantile;
            }

            step.PublishColumn(1);

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
            ref T scratch_3 = ref operands.State(2);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                TLane.Store(TLane.Abs(g), ref scratch, index);
                TLane.Store(g, ref scratch_2, index);
                TLane.Store(g, ref scratch_3, index);
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

        public static int Registers => 6;

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
            TLane b = TLane.Splat(operands.Block(0));
            ref readonly T c = ref operands.Column(1);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane cAtIndex = TLane.Load(in c, index - operands.RowStart);

                // w -= lr*(|g| > τ ? b : c)
                w = TLane.MultiplyAddNegated(lr, TLane.Select(TLane.Abs(g) > τ, b, cAtIndex), w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
