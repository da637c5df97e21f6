    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double η, double β1, double x_y)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                StepKernel kernel = PrepareStep(in step);
                step.Run(in kernel);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep(in ParameterStep step)
        {
            double mState = step.ScalarState(0);
            double m = step.ScalarState(1);
            double T = step.ScalarState(2);

            // operands = mState + 1
            double operands = mState + 1.0;

            // mState = operands/2
            mState = operands / 2.0;

            // m = m + mState
            m = m + mState;

            // Registers = x_y/2
            double Registers = x_y / 2.0;

            // Run = Registers*3
            double Run = Registers * 3.0;

            // StepKernel = Run + η
            double StepKernel = Run + η;

            // this = StepKernel*T
            // T = this
            double @this = StepKernel * T;

            step.ScalarState(0) = mState;
            step.ScalarState(1) = m;
            step.ScalarState(2) = @this;

            return new StepKernel
            {
                β1 = β1,
                oneMinusβ1 = 1.0 - β1,
                x_y = x_y,
                m = m,
                η = η,
                StepKernel_2 = StepKernel,
                @this = @this,
            };
        }
    }

    /// <summary>Reads w, g, m̂' and weights; writes w, m̂' and weights.</summary>
    file struct StepKernel : IKernel
    {
        public double β1;
        public double oneMinusβ1;
        public double x_y;
        public double m;
        public double η;
        public double StepKernel_2;
        public double @this;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 13;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref T m̂PrimeState = ref operands.State(0);
            ref T weightsState = ref operands.State(1);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane β1 = TLane.Splat(this.β1);
            TLane oneMinusβ1 = TLane.Splat(this.oneMinusβ1);
            TLane x_y = TLane.Splat(this.x_y);
            TLane constant = TLane.Splat(1.5);
            TLane m = TLane.Splat(this.m);
            TLane η = TLane.Splat(this.η);
            TLane StepKernel_2 = TLane.Splat(this.StepKernel_2);
            TLane @this = TLane.Splat(this.@this);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m̂Prime = TLane.Load(in m̂PrimeState, index);
                TLane weights_2 = TLane.Load(in weightsState, index);

                // m̂' = ema(m̂', ∇, beta1)
                m̂Prime = TLane.MultiplyAdd(β1, m̂Prime, oneMinusβ1 * g);

                // ϕ″ = g + m̂'
                TLane ϕDoublePrime = g + m̂Prime;

                // q₁₂ = ϕ″*x_y
                TLane q12 = ϕDoublePrime * x_y;

                // await = q12²
                TLane await = q12 * q12;

                // TLane = weights + await
                TLane TLane_2 = weights_2 + await;

                // weights = TLane*1.5
                weights_2 = TLane_2 * constant;

                // θ -= eta*(q₁₂ + weights + m)*StepKernel*this
                TLane θ = TLane.MultiplyAddNegated(η * (q12 + weights_2 + m) * StepKernel_2, @this, w);

                TLane.Store(θ, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m̂Prime), ref m̂PrimeState, index);
                TLane.Store(TLane.FlushSubnormals(weights_2), ref weightsState, index);
            }

            return index;
        }
    }
