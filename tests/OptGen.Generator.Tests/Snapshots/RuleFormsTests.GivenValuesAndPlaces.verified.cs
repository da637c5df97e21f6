    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                MatrixReference P = step.Given(1, 3);
                MatrixReference gTimesP = step.Matrix(2, 0);
                MatrixReference gTimesPTimesPTransposed = step.Matrix(0, 1);

                // w -= lr*c*(m + r*index + g@P@Pᵀ)
                step.Multiply(step.Gradient, P, gTimesP);
                step.Multiply(gTimesP, P.Transposed, gTimesPTimesPTransposed);

                FirstPassKernel firstPass = PrepareFirstPass(in step);
                step.RunByRows(in firstPass);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FirstPassKernel PrepareFirstPass(in ParameterStep step)
        {
            double c = step.Given(1);
            Span<double> r = step.RowVector(0);
            step.CopyGiven(2, r);

            return new FirstPassKernel
            {
                lrTimesC = lr * c,
            };
        }
    }

    /// <summary>Reads w, g, x, m and gTimesPTimesPTransposed; writes w and m.</summary>
    file struct FirstPassKernel : IKernel
    {
        public double lrTimesC;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 9;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref readonly T xGiven = ref operands.Given(0);
            ref T mState = ref operands.State(0);
            ref T gTimesPTimesPTransposedBuffer = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane r = TLane.Splat(operands.Row(0));
            TLane constant = TLane.Splat(0.9);
            TLane constant_2 = TLane.Splat(0.09999999999999998);
            TLane lrTimesC = TLane.Splat(this.lrTimesC);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane x = TLane.Load(in xGiven, index);
                TLane m = TLane.Load(in mState, index);
                TLane gTimesPTimesPTransposed = TLane.Load(in gTimesPTimesPTransposedBuffer, index);

                // m = ema(m, g*x, 0.9)
                m = TLane.MultiplyAdd(constant, m, constant_2 * (g * x));

                // w -= lr*c*(m + r*index + g@P@Pᵀ)
                TLane place = TLane.Places(operands.Element(index));
                w = TLane.MultiplyAddNegated(lrTimesC, TLane.MultiplyAdd(r, place, m) + gTimesPTimesPTransposed, w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m), ref mState, index);
            }

            return index;
        }
    }
