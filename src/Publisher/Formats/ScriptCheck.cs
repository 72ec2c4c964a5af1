using System.Collections.Immutable;

namespace Publisher.Formats;

/// <summary>Whether scripts fit together when a site has put some of its own in place of the built-in ones.</summary>
internal static class ScriptCheck
{
    /// <summary>What does not fit, each under the name of the site's own script that is to blame.</summary>
    /// <param name="scripts">All scripts.</param>
    /// <param name="isOwn">Whether a script is the site's own.</param>
    public static ImmutableArray<(string Name, ScriptFault Fault)> Faults(ImmutableArray<ScriptSource> scripts, Func<string, bool> isOwn)
    {
        var all = scripts.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var unmet = scripts.SelectMany(s => s.Taken.Where(t => all.TryGetValue(t.Module, out var module) && !module.Exports.ContainsKey(t.Name)).Select(t => (Importer: s.Name, t.Module, t.Name))).ToList();
        ImmutableArray<(string Name, ScriptFault Fault)> faults =
        [
            .. scripts.SelectMany(s => s.Faults.Select(f => (s.Name, f))),
            .. scripts.SelectMany(s => s.Needed.Where(n => !all.ContainsKey(n)).Select(n => (s.Name, new ScriptFault(1, $"it imports {n}, which is not there")))),
            .. unmet.Where(t => isOwn(t.Module)).GroupBy(t => t.Module, StringComparer.Ordinal)
                .Select(g => (g.Key, new ScriptFault(1, $"it does not export {string.Join(", ", g.Select(t => t.Name).Distinct().Order(StringComparer.Ordinal))}, which others import"))),
            .. unmet.Where(t => !isOwn(t.Module)).Select(t => (t.Importer, new ScriptFault(1, $"it imports {t.Name}, which {t.Module} does not export"))),
        ];
        if (faults.IsEmpty && new Circles(all).Find() is { } circle)
        {
            faults = [(circle.First(isOwn), new(1, $"scripts import each other in a circle: {string.Join(", ", circle)}"))];
        }
        return [.. faults.Distinct().OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Fault.Line)];
    }

    private sealed class Circles(Dictionary<string, ScriptSource> all)
    {
        private readonly HashSet<string> done = new(StringComparer.Ordinal);
        private readonly List<string> open = [];

        /// <summary>The scripts of a circle, in its order; null where there is none.</summary>
        public List<string>? Find() => all.Keys.Order(StringComparer.Ordinal).Select(Walk).FirstOrDefault(circle => circle is not null);

        private List<string>? Walk(string name)
        {
            if (open.IndexOf(name) is >= 0 and var start)
            {
                return open[start..];
            }
            if (!done.Add(name))
            {
                return null;
            }
            open.Add(name);
            var found = all[name].Needed.Select(Walk).FirstOrDefault(circle => circle is not null);
            open.RemoveAt(open.Count - 1);
            return found;
        }
    }
}
