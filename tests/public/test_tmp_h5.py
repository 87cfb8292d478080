import pytest
from pathlib import Path
from django.conf import settings
from axe_playwright_python.sync_playwright import Axe
from sessions.importing import ImportOptions, import_document
from sessions.models import *
from sessions.resources import load_themes, load_concepts
from sessions.versions import record_version
OUT=Path("/tmp/h5/shots")
@pytest.mark.django_db(transaction=True)
def test_shots(page, live_server):
    S=Path(settings.BASE_DIR)/"seeds"
    load_themes(S/"themes.csv"); load_concepts(S/"concepts.csv")
    for p in [Path("/work/shared/seeds/000_840a4a4a6773e962.txt"), S/"sample-open-forum-timed.vtt"]:
        import_document(p.name,p.read_bytes(),ImportOptions(publish=True))
    rep=Session.objects.get(sources__kind="report"); tr=Session.objects.get(sources__kind="transcript")
    tr.recording_url="https://media.example.org/forum.mp3"; tr.official_url="https://example.org/record"; tr.save()
    st=Statement.objects.filter(participation__session=tr, grounding__isnull=False).first()
    st.text=st.text+" Indeed."; st.state="approved"; st.save()
    gone=Statement.objects.filter(participation__session=rep).first(); gone.state="hidden"; gone.save()
    rs=Statement.objects.public().filter(participation__session=rep, statement_themes__isnull=False).first()
    agree=StatementRelation.objects.filter(statement__isnull=False).first()
    ts=(agree.statement if agree else Statement.objects.public().filter(participation__session=tr)[3])
    print("AGREE", agree, [(v.number,len(v.changes)) for v in SessionVersion.objects.all()])
    urls={"report":rep.get_absolute_url(),"talk":tr.get_absolute_url(),"transcript":tr.get_absolute_url()+"transcript/","st_report":rs.get_absolute_url(),"st_talk":ts.get_absolute_url(),"st_edited":st.get_absolute_url(),"versions":tr.get_absolute_url()+"versions/","version1":rep.get_absolute_url()+"versions/1/","gone":gone.get_absolute_url()}
    bad=[]
    page.on("console", lambda m: bad.append(m.text)); page.on("pageerror", lambda e: bad.append(str(e)))
    for name,u in urls.items():
        for w in (360,1280):
            for scheme in ("light","dark"):
                page.set_viewport_size({"width":w,"height":900}); page.emulate_media(color_scheme=scheme)
                page.goto(live_server.url+u)
                page.screenshot(path=OUT/f"{name}-{w}-{scheme}.png", full_page=True)
                wide=page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                if wide>0: bad.append((name,w,"wider",wide))
                page.evaluate("document.querySelectorAll('details').forEach(e=>{e.open=true})")
                page.evaluate(Axe().axe_script)
                for opts in ({}, {"runOnly":["target-size"]}):
                    for v in page.evaluate("async (o)=>(await axe.run(document,o)).violations", opts|{"resultTypes":["violations"]}):
                        bad.append((name,w,scheme,v["id"],[n["html"][:200] for n in v["nodes"]][:3]))
    for b in bad: print("BAD",b)
