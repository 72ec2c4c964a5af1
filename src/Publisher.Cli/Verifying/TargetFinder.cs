using System.Collections.Immutable;
using Publisher.Cli.Network;

namespace Publisher.Cli.Verifying;

/// <summary>Everything a person named, found and read.</summary>
/// <param name="Targets">What is judged.</param>
/// <param name="PassedOver">How many JSON files of folders are not judged: no awards, or hosted ones.</param>
internal sealed record FoundTargets(ImmutableArray<VerifyTarget> Targets, int PassedOver);

/// <summary>Finds what a person named: files as they are; of folders every credential below, in pictures too; addresses, fetched.</summary>
internal sealed class TargetFinder(CliContext context, WebFetcher? web)
{
    /// <summary>Finds and reads.</summary>
    /// <exception cref="CliException">A path does not exist, or an address was named offline.</exception>
    internal FoundTargets Find(IEnumerable<string> typed)
    {
        var targets = ImmutableArray.CreateBuilder<VerifyTarget>();
        var passedOver = 0;
        foreach (var name in typed)
        {
            if (WebAddress.Looks(name))
            {
                targets.Add(TargetReader.Fetch(name, web ?? throw CliException.Usage($"--offline fetches nothing, and this is an address: {name}", "leave out --offline, or save the credential and name the file"), context.Stop));
                continue;
            }
            var path = context.Resolve(name);
            if (File.Exists(path))
            {
                targets.Add(TargetReader.ReadFile(name, path, NamedAs.File));
            }
            else if (Directory.Exists(path))
            {
                var read = ReadFolder(path).ToList();
                targets.AddRange(read.Where(IsJudged));
                passedOver += read.Count(t => !IsJudged(t));
            }
            else
            {
                throw CliException.Usage($"there is no such file or folder: {name}");
            }
        }
        return new(targets.ToImmutable(), passedOver);
    }

    // A file that cannot be read as JSON is judged too, and fails. Status lists are judged with the awards that point at them. What is hosted is true because its site says so,
    // and a folder is checked without asking anybody.
    private static bool IsJudged(VerifyTarget target) => target.Document is null || target.Kind == DocumentKind.Award;

    private IEnumerable<VerifyTarget> ReadFolder(string folder)
    {
        var files = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(f => IsPicture(f) || (f.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !Path.GetDirectoryName(f)!.EndsWith(".proofs", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var read = new VerifyTarget?[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            var target = TargetReader.ReadFile(Path.GetRelativePath(context.WorkingDirectory, files[i]), files[i], NamedAs.InFolder);
            read[i] = !IsPicture(files[i]) || target is { InPicture: true, Document: not null, Kind: DocumentKind.Award } ? target : null; // most pictures are only pictures
        });
        return read.OfType<VerifyTarget>();
    }

    private static bool IsPicture(string path) => path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
}
