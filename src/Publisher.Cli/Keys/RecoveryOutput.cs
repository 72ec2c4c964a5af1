using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Keys;

/// <summary>Shows recovery codes, or writes them to a file to be printed and deleted.</summary>
internal static class RecoveryOutput
{
    internal static Option<string?> Option() => new("--codes")
    {
        Description = "Write recovery codes to this file (for your eyes only; print it, then delete it) instead of showing them.",
        HelpName = "FILE",
    };

    /// <summary>Refuses, before any key is made, a file that cannot be written.</summary>
    /// <exception cref="CliException">It exists.</exception>
    internal static void Refuse(CliContext context, string? file)
    {
        if (file is not null && Path.Exists(context.Resolve(file)))
        {
            throw CliException.Usage($"{file} is there already", "recovery codes are never written over anything; name a new file");
        }
    }

    /// <summary>Shows or writes them.</summary>
    internal static void Write(CliContext context, string? file, ImmutableArray<(string Title, PrivateKey Key)> keys)
    {
        Refuse(context, file);
        var sheets = string.Join('\n', keys.Select(k => RecoverySheet.Text(k.Title, k.Key.WithSeed(seed => RecoveryCode.Encode(seed.Span)), onPaper: file is not null)));
        if (file is not null)
        {
            AtomicFile.Create(context.Resolve(file), Encoding.UTF8.GetBytes(sheets), KeyStore.OwnerOnly);
            context.Out.WriteLine($"codes    {Printable.Line(file)}: print it, put it where you keep your papers, and delete the file");
            return;
        }
        context.Out.WriteLine();
        context.Out.WriteLine("Write this down, or print it, and keep it where you keep your papers.");
        context.Out.WriteLine("Whoever has it can sign as you; without it, a lost passphrase is a lost key.");
        context.Out.WriteLine();
        context.Out.Write(sheets);
    }
}
