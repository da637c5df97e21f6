using DeepLearningFromScratch;

return Application.Run(args, Console.Out, Console.Error);
