import os
LANGUAGES=("da","en")
_c="da"
def set_language(c):
    global _c; _c=c
def language(): return _c
def tr(m, **v): return m.format(**v) if v else m
def ntr(s,p,n,**v): return (s if n==1 else p).format(n=n,**v)
def trc(c,m,**v): return tr(m,**v)
def mark(m): return m
def pick(da,en): return da if _c=="da" else en
def system_language(): return "en" if os.environ.get("LANG","").startswith("en") else "da"
