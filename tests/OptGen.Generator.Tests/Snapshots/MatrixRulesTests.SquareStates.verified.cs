    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double ε)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                MatrixReference identity = step.Matrix(1, 1);
                MatrixReference identity_2 = step.Matrix(2, 1);
                MatrixReference gTimesGTransposed = step.Matrix(1, 2);
                MatrixReference gTransposedTimesG = step.Matrix(2, 2);
                MatrixReference L = step.Matrix(1, 0);
                MatrixReference inverseRootOfL = step.Matrix(1, 1);
                MatrixReference inverseRootOfLTimesG = step.Matrix(0, 0);
                MatrixReference R = step.Matrix(2, 0);
                MatrixReference inverseRootOfR = step.Matrix(2, 1);
                MatrixReference product = step.Matrix(0, 1);

                bool isFirstStep = IsFirstStep(in step);
                if (isFirstStep)
                {
                    // L₀ = ε*eye
                    step.Identity(identity);

                    // R₀ = ε*eye
                    step.Identity(identity_2);
                }

                // L += g@gᵀ
                step.Multiply(step.Gradient, step.Gradient.Transposed, gTimesGTransposed);

                // R += gᵀ@g
                step.Multiply(step.Gradient.Transposed, step.Gradient, gTransposedTimesG);

                FirstPassKernel firstPass = PrepareFirstPass(in step);
                step.Run(in firstPass, space: 1);

                SecondPassKernel secondPass = PrepareSecondPass(in step);
                step.Run(in secondPass, space: 2);

                // w -= lr*invroot(L, 4)@g@invroot(R, 4)
                step.InverseRoot(L, 4.0, inverseRootOfL);
                step.Multiply(inverseRootOfL, step.Gradient, inverseRootOfLTimesG);
                step.InverseRoot(R, 4.0, inverseRootOfR);
                step.Multiply(inverseRootOfLTimesG, inverseRootOfR, product);

                ThirdPassKernel thirdPass = PrepareThirdPass();
                step.Run(in thirdPass);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FirstPassKernel PrepareFirstPass(in ParameterStep step)
        {
            double t = step.Number;

            return new FirstPassKernel
            {
                ε = ε,
                isFirstStep = t == 1.0,
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step)
        {
            double t = step.Number;

            return new SecondPassKernel
            {
                ε = ε,
                isFirstStep = t == 1.0,
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private ThirdPassKernel PrepareThirdPass() => new()
        {
            lr = lr,
        };

        /// <summary>Whether the step needs what stands under this condition.</summary>
        private bool IsFirstStep(in ParameterStep step)
        {
            double t = step.Number;

            return t == 1.0;
        }
    }

    /// <summary>For matrices of rows×rows: reads L, identity and gTimesGTransposed; writes L.</summary>
    file struct FirstPassKernel : IKernel
    {
        public double ε;
        public bool isFirstStep;

        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static int Registers => 5;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T LState = ref operands.State(0);
            ref T identityBuffer = ref operands.State(1);
            ref T gTimesGTransposedBuffer = ref operands.State(2);

            TLane ε = TLane.Splat(this.ε);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane L = TLane.Load(in LState, index);
                TLane identity = TLane.Load(in identityBuffer, index);
                TLane gTimesGTransposed = TLane.Load(in gTimesGTransposedBuffer, index);

                // L₀ = ε*eye
                L = TLane.Select(isFirstStep, ε * identity, L);

                // L += g@gᵀ
                L = L + gTimesGTransposed;

                TLane.Store(TLane.FlushSubnormals(L), ref LState, index);
            }

            return index;
        }
    }

    /// <summary>For matrices of cols×cols: reads R, identity and gTransposedTimesG; writes R.</summary>
    file struct SecondPassKernel : IKernel
    {
        public double ε;
        public bool isFirstStep;

        public static GradientUse GradientUse => GradientUse.None;

        public static bool LeavesWeights => true;

        public static int Registers => 5;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T RState = ref operands.State(0);
            ref T identityBuffer = ref operands.State(1);
            ref T gTransposedTimesGBuffer = ref operands.State(2);

            TLane ε = TLane.Splat(this.ε);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane R = TLane.Load(in RState, index);
                TLane identity = TLane.Load(in identityBuffer, index);
                TLane gTransposedTimesG = TLane.Load(in gTransposedTimesGBuffer, index);

                // R₀ = ε*eye
                R = TLane.Select(isFirstStep, ε * identity, R);

                // R += gᵀ@g
                R = R + gTransposedTimesG;

                TLane.Store(TLane.FlushSubnormals(R), ref RState, index);
            }

            return index;
        }
    }

    /// <summary>Reads w and product; writes w.</summary>
    file struct ThirdPassKernel : IKernel
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
            ref T productBuffer = ref operands.State(1);

            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane product = TLane.Load(in productBuffer, index);

                // w -= lr*invroot(L, 4)@g@invroot(R, 4)
                w = TLane.MultiplyAddNegated(lr, product, w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
