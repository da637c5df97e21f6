    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double μ, double λ)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                MatrixReference μTimesMPlusOneMinusμTimesG = step.Matrix(0, 1);
                MatrixReference orthogonal = step.Matrix(0, 2);

                FirstPassKernel firstPass = PrepareFirstPass();
                step.Run(in firstPass);

                // w -= lr*√max(1, rows/cols)*orth(ema(m, g, μ))
                step.Orthogonalize(μTimesMPlusOneMinusμTimesG, orthogonal);

                SecondPassKernel secondPass = PrepareSecondPass(in step);
                step.Run(in secondPass);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FirstPassKernel PrepareFirstPass() => new()
        {
            μ = μ,
            oneMinusμ = 1.0 - μ,
        };

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step)
        {
            double rows = step.Rows;
            double cols = step.Columns;

            return new SecondPassKernel
            {
                oneMinusLrTimesλ = 1.0 - lr * λ,
                lrTimesRootOfMaxOfOneAndRowsOverCols = lr * Math.Sqrt(RuleMath.Max(1.0, rows / cols)),
            };
        }
    }

    /// <summary>Reads g and m; writes m and μTimesMPlusOneMinusμTimesG.</summary>
    file struct FirstPassKernel : IKernel
    {
        public double μ;
        public double oneMinusμ;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static bool LeavesWeights => true;

        public static int Registers => 4;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;
            ref T mState = ref operands.State(0);
            ref T μTimesMPlusOneMinusμTimesGBuffer = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane μ = TLane.Splat(this.μ);
            TLane oneMinusμ = TLane.Splat(this.oneMinusμ);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m = TLane.Load(in mState, index);

                // m = ema(m, g, μ)
                TLane oneMinusμTimesG = oneMinusμ * g;
                m = TLane.MultiplyAdd(μ, m, oneMinusμTimesG);

                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
                TLane.Store(TLane.MultiplyAdd(μ, m, oneMinusμTimesG), ref μTimesMPlusOneMinusμTimesGBuffer, index);
            }

            return index;
        }
    }

    /// <summary>Reads w and orthogonal; writes w.</summary>
    file struct SecondPassKernel : IKernel
    {
        public double oneMinusLrTimesλ;
        public double lrTimesRootOfMaxOfOneAndRowsOverCols;

        public static GradientUse GradientUse => GradientUse.None;

        public static int Registers => 4;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref T orthogonalBuffer = ref operands.State(2);

            TLane oneMinusLrTimesλ = TLane.Splat(this.oneMinusLrTimesλ);
            TLane lrTimesRootOfMaxOfOneAndRowsOverCols = TLane.Splat(this.lrTimesRootOfMaxOfOneAndRowsOverCols);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane orthogonal = TLane.Load(in orthogonalBuffer, index);

                // w *= 1 - lr*λ
                w = w * oneMinusLrTimesλ;

                // w -= lr*√max(1, rows/cols)*orth(ema(m, g, μ))
                w = TLane.MultiplyAddNegated(lrTimesRootOfMaxOfOneAndRowsOverCols, orthogonal, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
