    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β, double ε, double k)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                MatrixReference gTimesGTransposed = step.Matrix(1, 1);
                MatrixReference L = step.Matrix(1, 0);
                MatrixReference U = step.Matrix(2, 1);
                MatrixReference U_2 = step.Matrix(2, 0);
                MatrixReference LTimesU = step.Matrix(2, 2);
                MatrixReference U_3 = step.Matrix(2, 3);
                MatrixReference q = step.Matrix(3, 1);
                MatrixReference qOverRootOfVPlusε = step.Matrix(3, 2);
                MatrixReference UTimesQOverRootOfVPlusε = step.Matrix(0, 0);

                // L = ema(L, g@gᵀ, β)
                step.Multiply(step.Gradient, step.Gradient.Transposed, gTimesGTransposed);

                FirstPassKernel firstPass = PrepareFirstPass();
                step.Run(in firstPass, space: 1);

                bool isFirstStep = IsFirstStep(in step);
                if (isFirstStep)
                {
                    // U = eigvecs(L, r)
                    step.EigenVectors(L, U);
                }

                bool isLaterStepAndIsTMultipleOfK = IsLaterStepAndIsTMultipleOfK(in step);
                if (isLaterStepAndIsTMultipleOfK)
                {
                    // U = qr(L@U)
                    step.Multiply(L, U_2, LTimesU);
                    step.Orthonormalize(LTimesU, U_3);
                }

                bool isFirstStepOrIsTMultipleOfK = IsFirstStepOrIsTMultipleOfK(in step);
                if (isFirstStepOrIsTMultipleOfK)
                {
                    SecondPassKernel secondPass = PrepareSecondPass(in step);
                    step.Run(in secondPass, space: 2);
                }

                // q = Uᵀ@g
                step.Multiply(U_2.Transposed, step.Gradient, q);

                ThirdPassKernel thirdPass = PrepareThirdPass();
                step.Run(in thirdPass, space: 3);

                // w -= lr*U@(q/(√v + ε))
                step.Multiply(U_2, qOverRootOfVPlusε, UTimesQOverRootOfVPlusε);

                FourthPassKernel fourthPass = PrepareFourthPass();
                step.Run(in fourthPass);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FirstPassKernel PrepareFirstPass() => new()
        {
            β = β,
            oneMinusβ = 1.0 - β,
        };

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step)
        {
            double t = step.Number;

            return new SecondPassKernel
            {
                isFirstStep = t == 1.0,
                isTMultipleOfK = t % k == 0.0,
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private ThirdPassKernel PrepareThirdPass() => new()
        {
            β = β,
            oneMinusβ = 1.0 - β,
            ε = ε,
        };

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FourthPassKernel PrepareFourthPass() => new()
        {
            lr = lr,
        };

        /// <summary>Whether the step needs what stands under this condition.</summary>
        private bool IsFirstStep(in ParameterStep step)
        {
            double t = step.Number;

            return t == 1.0;
        }

        /// <summary>Whether the step needs what stands under this condition.</summary>
        private bool IsLaterStepAndIsTMultipleOfK(in ParameterStep step)
        {
            double t = step.Number;

            return !(t == 1.0) && t % k == 0.0;
        }

        /// <summary>Whether the step needs what stands under this condition.</summary>
        private bool IsFirstStepOrIsTMultipleOfK(in ParameterStep step)
        {
            double t = step.Number;

            return t == 1.0 || t % k == 0.0;
        }
    }

    /// <summary>For matrices of rows×rows: reads L and gTimesGTransposed; writes L.</summary>
    file struct FirstPassKernel : IKernel
    {
        public double β;
        public double oneMinusβ;

        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static int Registers => 4;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T LState = ref operands.State(0);
            ref T gTimesGTransposedBuffer = ref operands.State(1);

            TLane β = TLane.Splat(this.β);
            TLane oneMinusβ = TLane.Splat(this.oneMinusβ);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane L = TLane.Load(in LState, index);
                TLane gTimesGTransposed = TLane.Load(in gTimesGTransposedBuffer, index);

                // L = ema(L, g@gᵀ, β)
                L = TLane.MultiplyAdd(β, L, oneMinusβ * gTimesGTransposed);

                TLane.Store(TLane.FlushSubnormals(L), ref LState, index);
            }

            return index;
        }
    }

    /// <summary>For matrices of rows×r: reads U; writes U.</summary>
    file struct SecondPassKernel : IKernel
    {
        public bool isFirstStep;
        public bool isTMultipleOfK;

        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static int Registers => 5;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T UState = ref operands.State(0);
            ref T UBuffer = ref operands.State(1);
            ref T UBuffer_2 = ref operands.State(3);

            TLane isFirstStep = TLane.Splat(this.isFirstStep);
            TLane isTMultipleOfK = TLane.Splat(this.isTMultipleOfK);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane U = TLane.Load(in UState, index);
                TLane U_2 = TLane.Load(in UBuffer, index);
                TLane U_3 = TLane.Load(in UBuffer_2, index);

                // if (t % k == 0)
                U_3 = TLane.Select(isTMultipleOfK, U_3, U);

                // if (t == 1)
                U_3 = TLane.Select(isFirstStep, U_2, U_3);

                TLane.Store(TLane.FlushSubnormals(U_3), ref UState, index);
            }

            return index;
        }
    }

    /// <summary>For matrices of r×cols: reads v and q; writes v and qOverRootOfVPlusε.</summary>
    file struct ThirdPassKernel : IKernel
    {
        public double β;
        public double oneMinusβ;
        public double ε;

        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static int Registers => 5;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T vState = ref operands.State(0);
            ref T qBuffer = ref operands.State(1);
            ref T qOverRootOfVPlusεBuffer = ref operands.State(2);

            TLane β = TLane.Splat(this.β);
            TLane oneMinusβ = TLane.Splat(this.oneMinusβ);
            TLane ε = TLane.Splat(this.ε);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane v = TLane.Load(in vState, index);
                TLane q = TLane.Load(in qBuffer, index);

                // v = ema(v, q², β)
                v = TLane.MultiplyAdd(β, v, oneMinusβ * (q * q));

                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
                TLane.Store(q / (TLane.Sqrt(v) + ε), ref qOverRootOfVPlusεBuffer, index);
            }

            return index;
        }
    }

    /// <summary>Reads w and UTimesQOverRootOfVPlusε; writes w.</summary>
    file struct FourthPassKernel : IKernel
    {
        public double lr;

        public static GradientUse GradientUse => GradientUse.None;

        public static int Registers => 3;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref T UTimesQOverRootOfVPlusεBuffer = ref operands.State(0);

            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane UTimesQOverRootOfVPlusε = TLane.Load(in UTimesQOverRootOfVPlusεBuffer, index);

                // w -= lr*U@(q/(√v + ε))
                w = TLane.MultiplyAddNegated(lr, UTimesQOverRootOfVPlusε, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
