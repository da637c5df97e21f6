    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double ε, double r)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                MatrixReference gTimesGTransposed = step.Matrix(1, 0);
                MatrixReference P = step.Matrix(2, 0);
                MatrixReference R = step.Matrix(3, 0);
                MatrixReference RTimesInverseCPlusε = step.Matrix(3, 1);
                MatrixReference PTimesRTimesInverseCPlusεTransposed = step.Matrix(0, 0);

                // P = eigvecs(g@gᵀ, r)
                step.Multiply(step.Gradient, step.Gradient.Transposed, gTimesGTransposed);
                step.EigenVectors(gTimesGTransposed, P);

                // R = gᵀ@P
                step.Multiply(step.Gradient.Transposed, P, R);

                FirstPassKernel firstPass = default;
                step.ReduceMatrix(in firstPass, isByRows: true, space: 3);

                SecondPassKernel secondPass = default;
                step.Reduce(in secondPass, isByRows: true);

                ThirdPassKernel thirdPass = PrepareThirdPass(in step);
                step.RunByRows(in thirdPass, space: 3);

                FourthPassKernel fourthPass = PrepareFourthPass(in step);
                step.Reduce(in fourthPass, isByRows: true);

                // w -= lr*(P@(R/(c + ε))ᵀ + u@col.mean(g))
                step.Multiply(P, RTimesInverseCPlusε.Transposed, PTimesRTimesInverseCPlusεTransposed);

                FifthPassKernel fifthPass = PrepareFifthPass(in step);
                step.RunByRows(in fifthPass);

                FinishParameter(in step);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private ThirdPassKernel PrepareThirdPass(in ParameterStep step)
        {
            Span<double> c = step.ColumnVector(0);
            step.ColumnState(0).CopyTo(c);
            Span<double> columnSumOfRSquared = step.ColumnVector(1);

            Span<double> inverseCPlusε = step.ColumnVector(8);
            for (int i = 0; i < inverseCPlusε.Length; i++)
            {
                // c = ema(c, col.norm(R), 0.9)
                double c_2 = 0.9 * c[i] + 0.09999999999999998 * Math.Sqrt(columnSumOfRSquared[i]);
                inverseCPlusε[i] = 1.0 / (c_2 + ε);
            }

            step.PublishColumn(8);

            return default;
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FourthPassKernel PrepareFourthPass(in ParameterStep step)
        {
            Span<double> rowSumOfR = step.RowVector(0);
            double rows = step.Rows;
            double minOfRAndRows = RuleMath.Min(r, rows);

            Span<double> rowSumOfROverMinOfRAndRows = step.RowVector(1);
            for (int i = 0; i < rowSumOfROverMinOfRAndRows.Length; i++)
            {
                rowSumOfROverMinOfRAndRows[i] = rowSumOfR[i] / minOfRAndRows;
            }

            Span<double> rowSumOverMinOfRAndRowsTransposed = step.ColumnVector(6);
            for (int i = 0; i < rowSumOverMinOfRAndRowsTransposed.Length; i++)
            {
                rowSumOverMinOfRAndRowsTransposed[i] = rowSumOfROverMinOfRAndRows[i];
            }

            step.PublishColumn(6);

            return default;
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FifthPassKernel PrepareFifthPass(in ParameterStep step)
        {
            double rows = step.Rows;
            Span<double> columnSumOfG = step.ColumnVector(9);

            Span<double> columnMeanOfG = step.ColumnVector(10);
            for (int i = 0; i < columnMeanOfG.Length; i++)
            {
                columnMeanOfG[i] = columnSumOfG[i] / rows;
            }

            step.PublishColumn(10);

            return new FifthPassKernel
            {
                lr = lr,
            };
        }

        /// <summary>Gives the states of one number for each parameter their new values.</summary>
        private void FinishParameter(in ParameterStep step)
        {
            Span<double> c = step.ColumnVector(0);
            step.ColumnState(0).CopyTo(c);
            Span<double> columnSumOfRSquared = step.ColumnVector(1);

            Span<double> c_2 = step.ColumnVector(5);
            for (int i = 0; i < c_2.Length; i++)
            {
                // c = ema(c, col.norm(R), 0.9)
                c_2[i] = 0.9 * c[i] + 0.09999999999999998 * Math.Sqrt(columnSumOfRSquared[i]);
            }

            c_2.CopyTo(step.ColumnState(0));
        }
    }

    /// <summary>For matrices of cols×r: reads R; adds up R² of each column; adds up R of each row.</summary>
    file struct FirstPassKernel : IReducingKernel
    {
        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum, ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Column, ReductionAxis.Row];

        public static ReadOnlySpan<int> Slots => [1, 0];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T RBuffer = ref operands.State(0);

            ref double columnSumOfRSquared = ref operands.ColumnSums(1);
            WideSum rowSumOfR = default;

            for (; index < end; index += TLane.Count)
            {
                TLane R = TLane.Load(in RBuffer, index);

                WideSum.AddProductToColumns<TLane, T>(R, R, ref columnSumOfRSquared, operands.ColumnErrors, index - operands.RowStart);
                rowSumOfR.Add<TLane, T>(R);
            }

            sums.Set(1, rowSumOfR);
        }
    }

    /// <summary>Reads g; adds up g of each column.</summary>
    file struct SecondPassKernel : IReducingKernel
    {
        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Column];

        public static ReadOnlySpan<int> Slots => [9];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);

            ref double columnSumOfG = ref operands.ColumnSums(9);

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                WideSum.AddToColumns<TLane, T>(g, ref columnSumOfG, operands.ColumnErrors, index - operands.RowStart);
            }
        }
    }

    /// <summary>For matrices of cols×r: reads R; writes RTimesInverseCPlusε.</summary>
    file struct ThirdPassKernel : IKernel
    {
        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static int Registers => 2;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T RBuffer = ref operands.State(0);
            ref T RTimesInverseCPlusεBuffer = ref operands.State(1);

            ref readonly T inverseCPlusε = ref operands.Column(8);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane R = TLane.Load(in RBuffer, index);
                TLane inverseCPlusεAtIndex = TLane.Load(in inverseCPlusε, index - operands.RowStart);

                TLane.Store(R * inverseCPlusεAtIndex, ref RTimesInverseCPlusεBuffer, index);
            }

            return index;
        }
    }

    /// <summary>Reads g; adds up g*rowSumOverMinOfRAndRowsTransposed of each row.</summary>
    file struct FourthPassKernel : IReducingKernel
    {
        public static GradientUse GradientUse => GradientUse.LastRead;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Row];

        public static ReadOnlySpan<int> Slots => [2];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            ref readonly T rowSumOverMinOfRAndRowsTransposed = ref operands.Column(6);

            WideSum u = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane rowSumOverMinOfRAndRowsTransposedAtIndex = TLane.Load(in rowSumOverMinOfRAndRowsTransposed, index - operands.RowStart);

                u.AddProduct<TLane, T>(g, rowSumOverMinOfRAndRowsTransposedAtIndex);
            }

            sums.Set(0, u);
        }
    }

    /// <summary>Reads w and PTimesRTimesInverseCPlusεTransposed; writes w.</summary>
    file struct FifthPassKernel : IKernel
    {
        public double lr;

        public static GradientUse GradientUse => GradientUse.None;

        public static int Registers => 5;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref T PTimesRTimesInverseCPlusεTransposedBuffer = ref operands.State(0);

            TLane u = TLane.Splat(operands.Row(2));
            TLane lr = TLane.Splat(this.lr);
            ref readonly T columnMeanOfG = ref operands.Column(10);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane PTimesRTimesInverseCPlusεTransposed = TLane.Load(in PTimesRTimesInverseCPlusεTransposedBuffer, index);
                TLane columnMeanOfGAtIndex = TLane.Load(in columnMeanOfG, index - operands.RowStart);

                // w -= lr*(P@(R/(c + ε))ᵀ + u@col.mean(g))
                w = TLane.MultiplyAddNegated(lr, PTimesRTimesInverseCPlusεTransposed + u * columnMeanOfGAtIndex, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
