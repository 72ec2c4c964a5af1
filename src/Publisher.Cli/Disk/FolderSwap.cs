namespace Publisher.Cli.Disk;

/// <summary>Puts a whole folder in the place of another.</summary>
internal static class FolderSwap
{
    /// <summary>
    /// Exchanges two folders in one step; where that cannot be, by two renames, between which a kill leaves nothing at the output's place
    /// until the next run mends it (<see cref="WorkFolder.Recover"/>).
    /// </summary>
    /// <param name="work">Its stage becomes the output; afterwards it holds what was there before, if anything was.</param>
    /// <param name="output">The output.</param>
    /// <param name="canExchange">Whether one step may be tried.</param>
    /// <param name="reach">Is told each step.</param>
    /// <exception cref="IOException">The disk refused; the old folder stands.</exception>
    internal static void In(WorkFolder work, string output, bool canExchange, Action<string>? reach)
    {
        reach?.Invoke("swap");
        if (!Directory.Exists(output))
        {
            Directory.Move(work.Stage, output);
        }
        else if (!canExchange || !NativeDisk.TryExchange(work.Stage, output))
        {
            Directory.Move(output, work.Previous);
            reach?.Invoke("gap");
            try
            {
                Directory.Move(work.Stage, output);
            }
            catch (IOException)
            {
                Directory.Move(work.Previous, output);
                throw;
            }
            reach?.Invoke("after the gap");
            Directory.Move(work.Previous, work.Stage);
        }
        NativeDisk.FlushFolder(Path.GetDirectoryName(output)!);
    }
}
