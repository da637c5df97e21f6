    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            StepKernel kernel = PrepareStep();
            for (StepRange range = batch.FirstRange; !range.IsEmpty; range = batch.RangeAfter(range))
            {
                batch.Run(in kernel, range);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private StepKernel PrepareStep()
        {
            double βSquared = β * β;
            double βSquaredTimesβ = βSquared * β;

            return new StepKernel
            {
                β = β,
                oneMinusβ = 1.0 - β,
                βSquared = βSquared,
                oneMinusβSquared = 1.0 - βSquared,
                βSquaredTimesβ = βSquaredTimesβ,
                oneMinusβSquaredTimesβ = 1.0 - βSquaredTimesβ,
                lr = lr,
            };
        }
    }

    /// <summary>Reads w, g, m[0], m[1] and m[2]; writes w, m[0], m[1] and m[2].</summary>
    file struct StepKernel : IKernel
    {
        public double β;
        public double oneMinusβ;
        public double βSquared;
        public double oneMinusβSquared;
        public double βSquaredTimesβ;
        public double oneMinusβSquaredTimesβ;
        public double lr;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static int Registers => 12;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref T m_0State = ref operands.State(0);
            ref T m_1State = ref operands.State(1);
            ref T m_2State = ref operands.State(2);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane β = TLane.Splat(this.β);
            TLane oneMinusβ = TLane.Splat(this.oneMinusβ);
            TLane βSquared = TLane.Splat(this.βSquared);
            TLane oneMinusβSquared = TLane.Splat(this.oneMinusβSquared);
            TLane βSquaredTimesβ = TLane.Splat(this.βSquaredTimesβ);
            TLane oneMinusβSquaredTimesβ = TLane.Splat(this.oneMinusβSquaredTimesβ);
            TLane lr = TLane.Splat(this.lr);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                TLane m_0 = TLane.Load(in m_0State, index);
                TLane m_1 = TLane.Load(in m_1State, index);
                TLane m_2 = TLane.Load(in m_2State, index);

                // m[i] = ema(m[i], x, β^(i+1))
                // x = m[i]
                m_0 = TLane.MultiplyAdd(β, m_0, oneMinusβ * g);
                m_1 = TLane.MultiplyAdd(βSquared, m_1, oneMinusβSquared * m_0);
                m_2 = TLane.MultiplyAdd(βSquaredTimesβ, m_2, oneMinusβSquaredTimesβ * m_1);

                // w -= lr*x
                w = TLane.MultiplyAddNegated(lr, m_2, w);

                TLane.Store(w, ref weights, index);
                TLane.Store(TLane.FlushSubnormals(m_0), ref m_0State, index);
                TLane.Store(TLane.FlushSubnormals(m_1), ref m_1State, index);
                TLane.Store(TLane.FlushSubnormals(m_2), ref m_2State, index);
            }

            return index;
        }
    }
