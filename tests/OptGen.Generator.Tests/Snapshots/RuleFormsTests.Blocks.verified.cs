    /// <summary>A step, with the hyperparameters that it was begun with.</summary>
    file readonly struct Step(double lr)
    {
        /// <summary>Carries out the step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Update(in StepBatch batch)
        {
            foreach (ParameterStep step in batch)
            {
                FirstPassKernel firstPass = default;
                step.Reduce(in firstPass, blocks: 0b11);

                SecondPassKernel secondPass = PrepareSecondPass(in step);
                step.RunByBlocks(in secondPass, blocks: 0b11);

                FinishParameter(in step);
            }
        }

        /// <summary>Computes what is the same for every element, once per step and in double.</summary>
        private SecondPassKernel PrepareSecondPass(in ParameterStep step)
        {
            Span<double> v = step.BlockVector(0);
            step.BlockState(0).CopyTo(v);
            Span<double> blockSumOfGSquared = step.BlockVector(1);
            Span<double> blockLengths = step.BlockVector(2);
            step.CountBlocks(2);
            Span<double> blockSumOfGSquared_2 = step.BlockVector(7);
            double blocks = step.BlockCount(0);

            Span<double> v_2 = step.BlockVector(6);
            Span<double> rootOfV = step.BlockVector(9);
            for (int i = 0; i < v_2.Length; i++)
            {
                // v = ema(v, block(n).mean(g²), 0.9)
                v_2[i] = 0.9 * v[i] + 0.09999999999999998 * (blockSumOfGSquared[i] / blockLengths[i]);
                rootOfV[i] = Math.Sqrt(v_2[i]);
            }

            double sumOfV = VectorMath.Sum(v_2);

            Span<double> r = step.BlockVector(8);
            for (int i = 0; i < r.Length; i++)
            {
                // r = block(10).norm(g)
                r[i] = Math.Sqrt(blockSumOfGSquared_2[i]);
            }

            return new SecondPassKernel
            {
                lr = lr,
                sumOfVOverBlocks = sumOfV / blocks,
            };
        }

        /// <summary>Gives the states of one number for each parameter their new values.</summary>
        private void FinishParameter(in ParameterStep step)
        {
            Span<double> v = step.BlockVector(0);
            step.BlockState(0).CopyTo(v);
            Span<double> blockSumOfGSquared = step.BlockVector(1);
            Span<double> blockLengths = step.BlockVector(2);
            step.CountBlocks(2);

            Span<double> v_2 = step.BlockVector(6);
            for (int i = 0; i < v_2.Length; i++)
            {
                // v = ema(v, block(n).mean(g²), 0.9)
                v_2[i] = 0.9 * v[i] + 0.09999999999999998 * (blockSumOfGSquared[i] / blockLengths[i]);
            }

            v_2.CopyTo(step.BlockState(0));
        }
    }

    /// <summary>Reads g; adds up g² of each block.</summary>
    file struct FirstPassKernel : IReducingKernel
    {
        public static GradientUse GradientUse => GradientUse.Read;

        public static bool LeavesWeights => true;

        public static ReadOnlySpan<ReductionKind> Reductions => [ReductionKind.Sum, ReductionKind.Sum];

        public static ReadOnlySpan<ReductionAxis> Axes => [ReductionAxis.Block, ReductionAxis.Block];

        public static ReadOnlySpan<int> Slots => [1, 7];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
            where TGradient : struct, IGradientAccess
        {
            ref readonly T gradient = ref operands.Gradient;

            TLane gradientScale = TGradient.Scale<TLane, T>(operands.GradientScale);

            WideSum blockSumOfGSquared = default;
            WideSum blockSumOfGSquared_2 = default;

            for (; index < end; index += TLane.Count)
            {
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                blockSumOfGSquared.Add<TLane, T>(g * g);
                blockSumOfGSquared_2.AddProduct<TLane, T>(g, g);
            }

            sums.Set(0, blockSumOfGSquared);
            sums.Set(1, blockSumOfGSquared_2);
        }
    }

    /// <summary>Reads w and g; writes w.</summary>
    file struct SecondPassKernel : IKernel
    {
        public double lr;
        public double sumOfVOverBlocks;

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
            TLane r = TLane.Splat(operands.Block(8));
            TLane lr = TLane.Splat(this.lr);
            TLane rootOfV = TLane.Splat(operands.Block(9));
            TLane sumOfVOverBlocks = TLane.Splat(this.sumOfVOverBlocks);

            for (; index <= end - TLane.Count; index += TLane.Count)
            {
                TLane w = TLane.Load(in weights, index);
                TLane g = TGradient.Load<TLane, T>(in gradient, index, gradientScale);

                // w -= lr*g/(√v + r + mean(v))
                w = w - lr * g / (rootOfV + r + sumOfVOverBlocks);

                TLane.Store(w, ref weights, index);
            }

            return index;
        }
    }
