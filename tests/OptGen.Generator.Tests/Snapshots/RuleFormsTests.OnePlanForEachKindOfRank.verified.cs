    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            if (batch.IsAt(0))
            {
                foreach (ParameterStep step in batch)
                {
                    switch (step.Variant)
                    {
                        // Parameters of 1 axis.
                        case 0:
                        {
                            FirstPassAtRank1Kernel firstPass = default;
                            step.Reduce(in firstPass);
                            break;
                        }

                        // Parameters of 2 or more axes.
                        case 1:
                        {
                            FirstPassAtRank2OrMoreKernel firstPass = default;
                            step.Reduce(in firstPass);
                            break;
                        }
                    }
                }
            }

            if (batch.IsAt(1))
            {
                // All parameters have contributed.
                batch.Combine(0, ReductionKind.Sum);

                foreach (ParameterStep step in batch)
                {
                    switch (step.Variant)
                    {
                        // Parameters of 1 axis.
                        case 0:
                        {
                            SecondPassAtRank1Kernel secondPass = PrepareSecondPassAtRank1(in batch);
                            step.Reduce(in secondPass);

                            ThirdPassAtRank1Kernel thirdPass = PrepareThirdPassAtRank1(in step, in batch);
                            step.Run(in thirdPass);
                            break;
                        }

                        // Parameters of 2 or more axes.
                        case 1:
                        {
                            SecondPassAtRank2OrMoreKernel secondPass = PrepareSecondPassAtRank2OrMore(in batch);
                            step.Reduce(in secondPass, isByRows: true);

                            ThirdPassAtRank2OrMoreKernel thirdPass = PrepareThirdPassAtRank2OrMore(in step, in batch);
                            step.Reduce(in thirdPass, isByRows: true);

                            FourthPassAtRank2OrMoreKernel fourthPass = PrepareFourthPassAtRank2OrMore(in step, in batch);
                            step.RunByRows(in fourthPass);

                            FinishParameterAtRank2OrMore(in step);
                            break;
                        }
                    }
                }
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassAtRank1Kernel PrepareSecondPassAtRank1(in StepBatch batch)
        {
            double sumOfGSquaredOverAll = batch.Total(0);

            return new SecondPassAtRank1Kernel
            {
                minOfOneAndInverseNormOfAll = RuleMath.Min(1.0, 1.0 / Math.Sqrt(sumOfGSquaredOverAll)),
                β = β,
                oneMinusβ = 1.0 - β,
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private ThirdPassAtRank1Kernel PrepareThirdPassAtRank1(in ParameterStep step, in StepBatch batch)
        {
            double sumOfGSquaredOverAll = batch.Total(0);
            double sumOfUSquared = step.Reduced(1);
            double numel = step.Length;

            return new ThirdPassAtRank1Kernel
            {
                minOfOneAndInverseNormOfAll = RuleMath.Min(1.0, 1.0 / Math.Sqrt(sumOfGSquaredOverAll)),
                lr = lr,
                inverseMaxOfOneAndRootMeanSquare = 1.0 / RuleMath.Max(1.0, Math.Sqrt(sumOfUSquared / numel)),
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassAtRank2OrMoreKernel PrepareSecondPassAtRank2OrMore(in StepBatch batch)
        {
            double sumOfGSquaredOverAll = batch.Total(0);

            return new SecondPassAtRank2OrMoreKernel
            {
                minOfOneAndInverseNormOfAll = RuleMath.Min(1.0, 1.0 / Math.Sqrt(sumOfGSquaredOverAll)),
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private ThirdPassAtRank2OrMoreKernel PrepareThirdPassAtRank2OrMore(in ParameterStep step, in StepBatch batch)
        {
            Span<double> r = step.RowVector(0);
            step.RowState(0).CopyTo(r);
            double sumOfGSquaredOverAll = batch.Total(0);
            Span<double> rowSumOfGSquared = step.RowVector(1);
            double cols = step.Columns;
            double oneMinusβ = 1.0 - β;

            Span<double> inverseRootOfR = step.RowVector(7);
            for (int i = 0; i < inverseRootOfR.Length; i++)
            {
                // r = ema(r, row.mean(g²), β)
                double r_2 = β * r[i] + oneMinusβ * (rowSumOfGSquared[i] / cols);
                inverseRootOfR[i] = 1.0 / Math.Sqrt(r_2);
            }

            return new ThirdPassAtRank2OrMoreKernel
            {
                minOfOneAndInverseNormOfAll = RuleMath.Min(1.0, 1.0 / Math.Sqrt(sumOfGSquaredOverAll)),
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FourthPassAtRank2OrMoreKernel PrepareFourthPassAtRank2OrMore(in ParameterStep step, in StepBatch batch)
        {
            Span<double> r = step.RowVector(0);
            step.RowState(0).CopyTo(r);
            double sumOfGSquaredOverAll = batch.Total(0);
            Span<double> rowSumOfGSquared = step.RowVector(1);
            double cols = step.Columns;
            double sumOfUSquared = step.Reduced(2);
            double numel = step.Length;
            double oneMinusβ = 1.0 - β;

            Span<double> inverseRootOfR = step.RowVector(7);
            for (int i = 0; i < inverseRootOfR.Length; i++)
            {
                // r = ema(r, row.mean(g²), β)
                double r_2 = β * r[i] + oneMinusβ * (rowSumOfGSquared[i] / cols);
                inverseRootOfR[i] = 1.0 / Math.Sqrt(r_2);
            }

            return new FourthPassAtRank2OrMoreKernel
            {
                minOfOneAndInverseNormOfAll = RuleMath.Min(1.0, 1.0 / Math.Sqrt(sumOfGSquaredOverAll)),
                lr = lr,
                inverseMaxOfOneAndRootMeanSquare = 1.0 / RuleMath.Max(1.0, Math.Sqrt(sumOfUSquared / numel)),
            };
        }

        /// <summary>Gives the states of one number for each parameter their new values.</summary>
        private void FinishParameterAtRank2OrMore(in ParameterStep step)
        {
            Span<double> r = step.RowVector(0);
            step.RowState(0).CopyTo(r);
            Span<double> rowSumOfGSquared = step.RowVector(1);
            double cols = step.Columns;
            double oneMinusβ = 1.0 - β;

            Span<double> r_2 = step.RowVector(5);
            for (int i = 0; i < r_2.Length; i++)
            {
                // r = ema(r, row.mean(g²), β)
                r_2[i] = β * r[i] + oneMinusβ * (rowSumOfGSquared[i] / cols);
            }

            r_2.CopyTo(step.RowState(0));
        }
    }

    /// <summary>Reads g; adds up g² over all parameters.</summary>
    file struct FirstPassAtRank1Kernel : IReducingKernel
    {
        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Parameter];

        public static ReadOnlySpan<int> Slots => [0];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);

            WideSum sumOfGSquaredOverAll = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                sumOfGSquaredOverAll.AddProduct<TLane, T>(g, g);
            }

            sums.Set(0, sumOfGSquaredOverAll);
        }
    }

    /// <summary>Reads g and v; adds up u²; writes v.</summary>
    file struct SecondPassAtRank1Kernel : IReducingKernel
    {
        public double minOfOneAndInverseNormOfAll;
        public double β;
        public double oneMinusβ;

        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Parameter];

        public static ReadOnlySpan<int> Slots => [1];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;
            ref T vState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane minOfOneAndInverseNormOfAll = TLane.Splat(this.minOfOneAndInverseNormOfAll);
            TLane β = TLane.Splat(this.β);
            TLane oneMinusβ = TLane.Splat(this.oneMinusβ);

            WideSum sumOfUSquared = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane v = TLane.Load(in vState, index);

                // g *= min(1, 1/all.norm(g))
                g = g * minOfOneAndInverseNormOfAll;

                // v = ema(v, g², β)
                v = TLane.MultiplyAdd(β, v, oneMinusβ * (g * g));

                // u = g/√v
                TLane u = g / TLane.Sqrt(v);

                sumOfUSquared.AddProduct<TLane, T>(u, u);

                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
            }

            sums.Set(0, sumOfUSquared);
        }
    }

    /// <summary>Reads w, g and v; writes w.</summary>
    file struct ThirdPassAtRank1Kernel : IKernel
    {
        public double minOfOneAndInverseNormOfAll;
        public double lr;
        public double inverseMaxOfOneAndRootMeanSquare;

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
            ref T vState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane minOfOneAndInverseNormOfAll = TLane.Splat(this.minOfOneAndInverseNormOfAll);
            TLane lr = TLane.Splat(this.lr);
            TLane inverseMaxOfOneAndRootMeanSquare = TLane.Splat(this.inverseMaxOfOneAndRootMeanSquare);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane v = TLane.Load(in vState, index);

                // g *= min(1, 1/all.norm(g))
                g = g * minOfOneAndInverseNormOfAll;

                // u = g/√v
                TLane u = g / TLane.Sqrt(v);

                // w -= lr*u/max(1, rms(u))
                w = TLane.MultiplyAddNegated(lr * u, inverseMaxOfOneAndRootMeanSquare, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }

    /// <summary>Reads g; adds up g² over all parameters.</summary>
    file struct FirstPassAtRank2OrMoreKernel : IReducingKernel
    {
        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Parameter];

        public static ReadOnlySpan<int> Slots => [0];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);

            WideSum sumOfGSquaredOverAll = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                sumOfGSquaredOverAll.AddProduct<TLane, T>(g, g);
            }

            sums.Set(0, sumOfGSquaredOverAll);
        }
    }

    /// <summary>Reads g; adds up g² of each row.</summary>
    file struct SecondPassAtRank2OrMoreKernel : IReducingKernel
    {
        public double minOfOneAndInverseNormOfAll;

        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Row];

        public static ReadOnlySpan<int> Slots => [1];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane minOfOneAndInverseNormOfAll = TLane.Splat(this.minOfOneAndInverseNormOfAll);

            WideSum rowSumOfGSquared = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // g *= min(1, 1/all.norm(g))
                g = g * minOfOneAndInverseNormOfAll;

                rowSumOfGSquared.Add<TLane, T>(g * g);
            }

            sums.Set(0, rowSumOfGSquared);
        }
    }

    /// <summary>Reads g; adds up u².</summary>
    file struct ThirdPassAtRank2OrMoreKernel : IReducingKernel
    {
        public double minOfOneAndInverseNormOfAll;

        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Parameter];

        public static ReadOnlySpan<int> Slots => [2];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane minOfOneAndInverseNormOfAll = TLane.Splat(this.minOfOneAndInverseNormOfAll);
            TLane inverseRootOfR = TLane.Splat(operands.Row(7));

            WideSum sumOfUSquared = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // g *= min(1, 1/all.norm(g))
                g = g * minOfOneAndInverseNormOfAll;

                // u = g/√r
                TLane u = g * inverseRootOfR;

                sumOfUSquared.AddProduct<TLane, T>(u, u);
            }

            sums.Set(0, sumOfUSquared);
        }
    }

    /// <summary>Reads w and g; writes w.</summary>
    file struct FourthPassAtRank2OrMoreKernel : IKernel
    {
        public double minOfOneAndInverseNormOfAll;
        public double lr;
        public double inverseMaxOfOneAndRootMeanSquare;

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
            TLane minOfOneAndInverseNormOfAll = TLane.Splat(this.minOfOneAndInverseNormOfAll);
            TLane inverseRootOfR = TLane.Splat(operands.Row(7));
            TLane lr = TLane.Splat(this.lr);
            TLane inverseMaxOfOneAndRootMeanSquare = TLane.Splat(this.inverseMaxOfOneAndRootMeanSquare);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // g *= min(1, 1/all.norm(g))
                g = g * minOfOneAndInverseNormOfAll;

                // u = g/√r
                TLane u = g * inverseRootOfR;

                // w -= lr*u/max(1, rms(u))
                w = TLane.MultiplyAddNegated(lr * u, inverseMaxOfOneAndRootMeanSquare, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
