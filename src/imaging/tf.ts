/** TensorFlow.js itself, without a backend: what the server and the browser share. */
export { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
export type { Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
export * as tf from '@tensorflow/tfjs-core';
