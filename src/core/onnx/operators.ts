// The operators that a model may have: arithmetic on tensors. What loops, branches or runs code of others is not among them.

export const allowedOperators: ReadonlySet<string> = new Set(
  `
  Abs Add And ArgMax ArgMin AveragePool BatchNormalization Cast CastLike Ceil Celu Clip Concat Constant ConstantOfShape Conv
  ConvTranspose Cos CumSum DFT DepthToSpace DequantizeLinear Div Dropout DynamicQuantizeLinear Einsum Elu Equal Erf Exp Expand
  Flatten Floor GRU Gather GatherElements GatherND Gelu Gemm GlobalAveragePool GlobalMaxPool Greater GreaterOrEqual
  GroupNormalization HannWindow HardSigmoid HardSwish Identity InstanceNormalization LRN LSTM LayerNormalization LeakyRelu Less
  LessOrEqual Log LogSoftmax LpNormalization MatMul MatMulInteger Max MaxPool Mean MelWeightMatrix Min Mish Mod Mul Neg Not OneHot
  Or PRelu Pad Pow QLinearConv QLinearMatMul QuantizeLinear RMSNormalization RNN Range Reciprocal ReduceL1 ReduceL2 ReduceLogSumExp
  ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare Relu Reshape Resize Round STFT ScatterElements ScatterND Selu
  Shape Sigmoid Sign Sin Size Slice Softmax Softplus Softsign SpaceToDepth Split Sqrt Squeeze Sub Sum Swish Tanh Tile TopK
  Transpose Trilu Unsqueeze Where Xor ConvInteger HammingWindow BlackmanWindow
  `
    .trim()
    .split(/\s+/u),
);

/** Versions of the standard operators that both runtimes know. */
export const opsets = { least: 7, most: 24 } as const;
