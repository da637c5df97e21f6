using Trajectories;

return Application.Run(args, Console.Out, Console.Error);
