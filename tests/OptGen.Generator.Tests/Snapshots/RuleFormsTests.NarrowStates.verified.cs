    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr, double β1, double β2, double ε)
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
        private StepKernel PrepareStep() => new()
        {
            β1 = β1,
            oneMinusβ1 = 1.0 - β1,
            β2 = β2,
            oneMinusβ2 = 1.0 - β2,
            lr = lr,
            ε = ε,
        };
    }

    /// <summary>Reads w, g, m and v; writes w, m and v.</summary>
    file struct StepKernel : IKernel
    {
        public double β1;
        public double oneMinusβ1;
        public double β2;
        public double oneMinusβ2;
        public double lr;
        public double ε;

        public static GradientUse GradientUse => GradientUse.LastRead;

        public static ReadOnlySpan<int> NarrowRead => [1];

        public static ReadOnlySpan<int> NarrowWritten => [1];

        public static bool IsBounded => true;

        public static int Registers => 13;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref T weights = ref operands.Weights;
            ref readonly T gradient = ref operands.Gradient;
            ref ushort mState = ref operands.BFloat16(0);
            ref byte vState = ref operands.Block8(1);
            RoundingKey roundingKey = operands.RoundingKey(0);

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);
            TLane β1 = TLane.Splat(this.β1);
            TLane oneMinusβ1 = TLane.Splat(this.oneMinusβ1);
            TLane β2 = TLane.Splat(this.β2);
            TLane oneMinusβ2 = TLane.Splat(this.oneMinusβ2);
            TLane lr = TLane.Splat(this.lr);
            TLane ε = TLane.Splat(this.ε);

            nint ahead = operands.Ahead;
            while (index <= end - TLane.Count)
            {
                nint blockEnd = operands.EndOfBlock(index, end);
                ref T greatestOfBlock = ref operands.GreatestAhead(index);
                TLane greatestAhead = TLane.Splat(0.0);
                TLane vScale = TLane.Broadcast(in operands.Scale(1, index), 0);
                TLane vInverse = TLane.Broadcast(in operands.Inverse(1, index), 0);
                RoundingBlock roundingBlock = roundingKey.Block(index);
                TLane addend = TLane.Addend(roundingBlock);

                for (; index <= blockEnd - TLane.Count; index += TLane.Count)
                {
                    TLane.Prefetch(in weights, index + ahead);
                    greatestAhead = TLane.GreaterMagnitude(greatestAhead, in gradient, index + ahead);
                    TLane.Prefetch(in vState, index + ahead);

                    TLane w = TLane.Load(in weights, index);
                    TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);
                    TLane m = TLane.LoadBFloat16(in mState, index);
                    TLane v = TGradient.LoadBlock8<TLane, T>(in vState, index, vScale, false);

                    // m = ema(m, g, β1)
                    m = TLane.MultiplyAdd(β1, m, oneMinusβ1 * g);

                    // v = ema(v, g², β2)
                    v = TLane.MultiplyAdd(β2, v, oneMinusβ2 * (g * g));

                    // w -= lr*m / (√v + ε)
                    w = w - lr * m / (TLane.Sqrt(v) + ε);

                    TLane randomBits = TLane.RandomBitsOfBlock(roundingBlock, addend, index);
                    TLane.Store(w, ref weights, index);
                    TLane.StoreBFloat16(m, randomBits, false, ref mState, index);
                    TGradient.StoreBlock8<TLane, T>(v, vInverse, randomBits, true, false, ref vState, index);
                }

                TLane.Store(greatestAhead, ref greatestOfBlock, 0);
            }

            return index;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public readonly void Bound<T>(in Operands<T> operands, BlockPlace blocks, Span<Interval> bounds)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            float β2 = (float)this.β2;
            float oneMinusβ2 = (float)this.oneMinusβ2;
            Interval g = operands.GradientIn(blocks);
            Interval v = operands.NarrowIn(1, blocks);
            Interval v_2 = Interval.MultiplyAdd(β2, v, oneMinusβ2 * (Interval.Square(g)));
            bounds[1] = v_2;
        }
    }
