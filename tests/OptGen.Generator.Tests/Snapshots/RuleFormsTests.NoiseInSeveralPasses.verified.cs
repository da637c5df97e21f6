    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double σ, long seed)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                FirstPassKernel firstPass = PrepareFirstPass(in step);
                step.Reduce(in firstPass);

                SecondPassKernel secondPass = PrepareSecondPass(in step);
                step.Run(in secondPass);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private FirstPassKernel PrepareFirstPass(in ParameterStep step)
        {
            NoiseKey noise = step.Noise(seed);
            double t = step.Number;

            return new FirstPassKernel
            {
                noise = noise,
                inverseLr = 1.0 / lr,
                isFirstStep = t == 1.0,
                σ = σ,
            };
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step)
        {
            NoiseKey noise = step.Noise(seed);
            double sumOfGPlusZSquared = step.Reduced(0);
            double numel = step.Length;

            return new SecondPassKernel
            {
                noise = noise,
                lr = lr,
                rootMeanSquare = Math.Sqrt(sumOfGPlusZSquared / numel),
            };
        }
    }

    /// <summary>Reads g and v; adds up (g + z)²; writes v.</summary>
    file struct FirstPassKernel : IReducingKernel
    {
        public NoiseKey noise;
        public double inverseLr;
        public bool isFirstStep;
        public double σ;

        public static GradientUse GradientUse => GradientUse.LastRead;

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
            ref T vState = ref operands.State(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            NoiseKey noise = this.noise;
            TLane inverseLr = TLane.Splat(this.inverseLr);
            TLane isFirstStep = TLane.Splat(this.isFirstStep);
            TLane σ = TLane.Splat(this.σ);
            TLane constant = TLane.Splat(0.9);
            TLane constant_2 = TLane.Splat(0.09999999999999998);

            WideSum sumOfGPlusZSquared = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane v = TLane.Load(in vState, index);

                // v₀ = normal()/lr
                v = TLane.Select(isFirstStep, (this.isFirstStep ? Noise.Normal<TLane, T>(noise, 0, operands.Element(index)) : default) * inverseLr, v);

                // z = σ*normal()
                TLane z = σ * Noise.Normal<TLane, T>(noise, 1, operands.Element(index));

                // v = ema(v, g + z, 0.9)
                TLane gPlusZ = g + z;
                v = TLane.MultiplyAdd(constant, v, constant_2 * gPlusZ);

                sumOfGPlusZSquared.AddProduct<TLane, T>(gPlusZ, gPlusZ);

                TLane.Store(TLane.FlushSubnormals(v), ref vState, index);
            }

            sums.Set(0, sumOfGPlusZSquared);
        }
    }

    /// <summary>Reads w and v; writes w.</summary>
    file struct SecondPassKernel : IKernel
    {
        public NoiseKey noise;
        public double lr;
        public double rootMeanSquare;

        public static GradientUse GradientUse => GradientUse.None;

        public static int Registers => 8;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref T vState = ref operands.State(0);

            NoiseKey noise = this.noise;
            TLane lr = TLane.Splat(this.lr);
            TLane half = TLane.Splat(0.5);
            TLane constant = TLane.Splat(-1.0);
            TLane two = TLane.Splat(2.0);
            TLane rootMeanSquare = TLane.Splat(this.rootMeanSquare);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane v = TLane.Load(in vState, index);

                // w -= lr*(bernoulli(0.5) ? v : uniform(-1, 1)*rms(g + z))
                w = TLane.MultiplyAddNegated(lr, TLane.Select(Noise.Uniform<TLane, T>(noise, 2, operands.Element(index)) < half, v, TLane.MultiplyAdd(two, Noise.Uniform<TLane, T>(noise, 3, operands.Element(index)), constant) * rootMeanSquare), w);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
