using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Status;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads content/status/decisions/: signed decisions that take awards back, each with the proofs of further signers beside it.</summary>
internal static class DecisionLoader
{
    public static ImmutableArray<DecisionFile> Load(LoadContext context)
    {
        var named = ImmutableArray.CreateBuilder<(SourceFile File, string Id, StatusAction Action, ImmutableArray<SourceFile> Proofs)>();
        foreach (var file in context.Tree.Under(DecisionFile.Folder))
        {
            if (TryReadName(file.Path[DecisionFile.Folder.Length..], out var id, out var action))
            {
                context.Claim(file);
                named.Add((file, id, action, ProofFiles.Of(context, file)));
            }
        }
        ProofFiles.ReportOrphans(context, DecisionFile.Folder);
        return context.Each(named.ToImmutable(), (item, diagnostics) => ProofFiles.TryRead(item.File, item.Proofs, diagnostics, out var published)
            ? new DecisionFile(item.Id, item.Action, item.File, item.Proofs, published)
            : null);
    }

    // <id>-revoke.json, <id>-withdraw.json, <id>-supersede.json
    private static bool TryReadName(string name, out string id, out StatusAction action)
    {
        (id, action) = ("", default);
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !name.EndsWith(".json", StringComparison.Ordinal) || !NameRules.IsAwardId(name.AsSpan(0, dash)))
        {
            return false;
        }
        id = name[..dash];
        action = (StatusAction)StatusDecision.ActionWords.IndexOf(name[(dash + 1)..^".json".Length]);
        return action >= 0;
    }
}
