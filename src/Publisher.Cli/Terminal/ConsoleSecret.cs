using System.Text;

namespace Publisher.Cli.Terminal;

/// <summary>Reads a passphrase from the keyboard without showing it.</summary>
internal static class ConsoleSecret
{
    /// <summary>The line typed, or null when the person gave up with Escape.</summary>
    internal static string? Read()
    {
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return typed.ToString();
                case ConsoleKey.Escape:
                    Console.Error.WriteLine();
                    return null;
                case ConsoleKey.Backspace:
                    if (typed.Length > 0)
                    {
                        // One press takes back one character, also where it is two UTF-16 units.
                        typed.Length -= typed.Length > 1 && char.IsLowSurrogate(typed[^1]) ? 2 : 1;
                    }
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        typed.Append(key.KeyChar);
                    }
                    break;
            }
        }
    }
}
