    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double ρ, double k)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            if (batch.Call == 0)
            {
                if (batch.IsAt(0))
                {
                    for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
                    {
                        FirstPassKernel firstPass = default;
                        batch.Reduce(in firstPass, range);
                    }
                }

                if (batch.IsAt(1))
                {
                    // All parameters have contributed.
                    batch.Combine(0, ReductionKind.Sum);

                    for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
                    {
                        SecondPassKernel secondPass = PrepareSecondPass(batch.FirstOf(range), in batch);
                        batch.Run(in secondPass, range);
                    }
                }

                // The weights are where the gradient is needed: at w + ρ*g/(n + 1e-12).
                return;
            }

            if (batch.IsAt(0))
            {
                for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
                {
                    ThirdPassKernel thirdPass = PrepareThirdPass(batch.FirstOf(range));
                    batch.Run(in thirdPass, range);
                }
            }
        }

        /// <summary>Whether the next section of the step needs the gradient at another point.</summary>
        public bool AsksForGradient(in StepBatch batch)
        {
            if (batch.Call == 1)
            {
                foreach (ParameterStep step in batch)
                {
                    if (NeedsGradient1(in step))
                    {
                        return true;
                    }
                }

                return false;
            }

            return true;
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step, in StepBatch batch)
        {
            double sumOfGSquaredOverAll = batch.Total(0);
            double t = step.Number;

            // n = all.norm(g)
            double n = Math.Sqrt(sumOfGSquaredOverAll);

            return new SecondPassKernel
            {
                tModKIsOne = t % k == 1.0,
                ρ = ρ,
                inverseN = 1.0 / (n + 1E-12),
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private ThirdPassKernel PrepareThirdPass(in ParameterStep step)
        {
            double t = step.Number;

            return new ThirdPassKernel
            {
                tModKIsOne = t % k == 1.0,
                lr = lr,
            };
        }

        /// <summary>Whether the step takes the branch that needs the gradient, for one parameter.</summary>
        private bool NeedsGradient1(in ParameterStep step)
        {
            double t = step.Number;

            return t % k == 1.0;
        }
    }

    /// <summary>Reads g and m; adds up g² over all parameters; writes m.</summary>
    file struct FirstPassKernel : IReducingKernel
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
            ref T mState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane constant = TLane.Splat(0.9);

            WideSum sumOfGSquaredOverAll = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m = TLane.Load(in mState, index);

                // m = 0.9*m + g
                m = TLane.MultiplyAdd(constant, m, g);

                sumOfGSquaredOverAll.AddProduct<TLane, T>(g, g);

                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
            }

            sums.Set(0, sumOfGSquaredOverAll);
        }
    }

    /// <summary>Reads w and g; writes w and what a later part needs.</summary>
    file struct SecondPassKernel : IKernel
    {
        public bool tModKIsOne;
        public double ρ;
        public double inverseN;

        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static int Registers => 5;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref T keptw = ref operands.State(1);
            ref T keptg = ref operands.State(2);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane tModKIsOne = TLane.Splat(this.tModKIsOne);
            TLane ρ = TLane.Splat(this.ρ);
            TLane inverseN = TLane.Splat(this.inverseN);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                TLane.Store(TLane.Select(tModKIsOne, TLane.MultiplyAdd(ρ * g, inverseN, w), w), ref weights, index);
                TLane.Store(w, ref keptw, index);
                TLane.Store(g, ref keptg, index);
            }

            return index;
        }
    }

    /// <summary>Reads w, g, m and q; writes w.</summary>
    file struct ThirdPassKernel : IKernel
    {
        public bool tModKIsOne;
        public double lr;

        public static GradientUse GradientUse => GradientUse.Read;

        public static int Registers => 6;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref T mState = ref operands.State(0);
            ref T keptw = ref operands.State(1);
            ref T keptg = ref operands.State(2);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane tModKIsOne = TLane.Splat(this.tModKIsOne);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in keptw, index);
                TLane g = TLane.Load(in keptg, index);
                TLane m = TLane.Load(in mState, index);
                TLane q = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // if (t % k == 1)
                q = TLane.Select(tModKIsOne, q, g);

                // w -= lr*(q + m)
                w = TLane.MultiplyAddNegated(lr, q + m, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
